import { useTranslation } from 'react-i18next';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { clockText, fullMomentText } from '../ui/duration.ts';
import { StatusShape } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { eventText, eventTone } from './eventWords.ts';
import './eventList.css';

/** What happened in a call, in order, with the time since its start. */
export function EventList({ events, startedAt }: { readonly events: readonly CallEvent[]; readonly startedAt: number }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ol className="timeline">
      {events.map((event, position) => (
        <li key={position}>
          <time className="figure" dateTime={new Date(event.at).toISOString()} title={fullMomentText(event.at, locale)}>{clockText((event.at - startedAt) / 1000)}</time>
          <StatusShape tone={eventTone(event)} />
          <span>{eventText(t, event, locale)}</span>
        </li>
      ))}
    </ol>
  );
}
