import { useTranslation } from 'react-i18next';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { errorText } from '../app/errorText.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showLoggedCall } from '../stores/viewStore.ts';
import { clockText, momentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { ResultMark } from './ResultMark.tsx';

/** The last calls of this seat; opens one in the log. */
export function RecentCalls() {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('callLog:search', { text: '', filter: 'all', serviceNumber: null, from: null, until: null, limit: 12, cursor: null }, revision);

  if (answer.kind === 'waiting') return <div className="recent-wait" />;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  if (answer.value.entries.length === 0) return <p className="empty-words">{t('calls.noRecent')}</p>;
  return (
    <ul className="recent">
      {answer.value.entries.map((entry) => <RecentCall key={entry.callId} entry={entry} />)}
    </ul>
  );
}

function RecentCall({ entry }: { readonly entry: CallLogEntry }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  return (
    <li>
      <button type="button" className="recent-call" onClick={() => showLoggedCall(entry.callId)}>
        <ResultMark entry={entry} />
        <span className="recent-number">{keyText(t, entry.remoteNumber, locale)}</span>
        <span className="recent-name">{[entry.customerName, entry.company].filter(Boolean).join(' · ') || entry.areaText}</span>
        <span className="recent-disposition">{entry.disposition}</span>
        <span className="recent-talk figure">{entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : ''}</span>
        <span className="recent-time figure">{momentText(entry.startedAt, now, locale)}</span>
      </button>
    </li>
  );
}
