import { useState } from 'react';
import { PhoneOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { areaTextIn } from '../../shared/areas/areaTextIn.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import type { MissedItem } from '../../shared/ledger/missedItem.ts';
import { errorText } from '../app/errorText.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { ageTone } from '../missedCalls/missedWords.ts';
import { callBack, chooseItem } from '../missedCalls/useMissedList.ts';
import { dialNumber } from '../softphone/dialling.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showLoggedCall, showPage } from '../stores/viewStore.ts';
import { clockText, momentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { ResultMark } from './ResultMark.tsx';

type RecentFilter = 'all' | 'missed';
const rows = 20;

/** The last calls of this seat, or the missed ones to return; each can be called back. */
export function RecentPanel() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<RecentFilter>('all');
  const choices = (['all', 'missed'] as const).map((value) => ({ value, label: t(`calls.recentFilter.${value}`) }));
  return (
    <Panel
      className="recent-panel"
      testId="recent"
      title={t('calls.recent')}
      extra={<Segmented size="small" aria-label={t('calls.recent')} value={filter} options={choices} onChange={setFilter} />}
    >
      {filter === 'missed' ? <MissedToReturn /> : <RecentCalls />}
    </Panel>
  );
}

/** The most urgent of the ledger; all of them are on their own page. */
function MissedToReturn() {
  const { t } = useTranslation();
  const { next, open } = useConsole((state) => state.ledger);
  if (next.length === 0) return <p className="empty-words">{t('missed.none.open')}</p>;
  return (
    <>
      <ul className="recent">
        {next.map((item) => <MissedCall key={item.itemId} item={item} />)}
      </ul>
      {open > next.length && <Button type="link" size="small" onClick={() => showPage('missed')}>{t('missed.more', { count: open - next.length })}</Button>}
    </>
  );
}

function MissedCall({ item }: { readonly item: MissedItem }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const { tone, step } = ageTone(item, now);
  return (
    <li>
      <button type="button" className="recent-call" onClick={() => { chooseItem(item.itemId); showPage('missed'); }}>
        <StatusMark tone={tone}>{t(`missed.step.${step}`)}</StatusMark>
        <span className="recent-number">{keyText(t, item.number, locale)}</span>
        <span className="recent-name">{[item.customerName, item.company].filter(Boolean).join(' · ') || areaTextIn(item.areaText, locale)}</span>
        <span className="recent-disposition">{item.tries === 0 ? t('missed.misses', { count: item.misses }) : t('missed.tries', { count: item.tries, at: momentText(item.lastTryAt ?? 0, now, locale) })}</span>
        <span className="recent-talk figure" />
        <span className="recent-time figure">{momentText(item.lastAt, now, locale)}</span>
      </button>
      {item.number === '' ? (
        <span className="call-back call-back-none" />
      ) : (
        <button type="button" className="call-back call-back-due" disabled={!registered} data-testid="call-back" onClick={() => callBack(item)}>
          <PhoneOutlined /> {t('dial.callBack')}
        </button>
      )}
    </li>
  );
}

function RecentCalls() {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('callLog:search', { ...noFilters, limit: rows, cursor: null }, revision);

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
  const registered = useConsole((state) => state.registration.kind === 'registered');
  return (
    <li>
      <button type="button" className="recent-call" onClick={() => showLoggedCall(entry.callId)}>
        <ResultMark entry={entry} />
        <span className="recent-number">{keyText(t, entry.remoteNumber, locale)}</span>
        <span className="recent-name">{[entry.customerName, entry.company].filter(Boolean).join(' · ') || areaTextIn(entry.areaText, locale)}</span>
        <span className="recent-disposition">{entry.disposition}</span>
        <span className="recent-talk figure">{entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : ''}</span>
        <span className="recent-time figure">{momentText(entry.startedAt, now, locale)}</span>
      </button>
      {entry.remoteNumber === '' ? (
        <span className="call-back call-back-none" />
      ) : (
        <button type="button" className={`call-back${entry.result === 'missed' && entry.direction === 'incoming' ? ' call-back-due' : ''}`} disabled={!registered} data-testid="call-back" onClick={() => void dialNumber(entry.remoteNumber)}>
          <PhoneOutlined /> {t('dial.callBack')}
        </button>
      )}
    </li>
  );
}
