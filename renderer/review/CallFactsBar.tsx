import { useTranslation } from 'react-i18next';
import { areaTextIn } from '../../shared/areas/areaTextIn.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { ResultMark } from '../calls/ResultMark.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { showLoggedCall } from '../stores/viewStore.ts';
import { clockText, fullMomentText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { reviewSlots } from './reviewSlots.ts';

/** Whose call it is, and whether its recording can be believed. */
export function CallFactsBar({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useConsole((state) => state.callLogRevision);
  const labels = useConsole((state) => state.serviceNumbers);
  const answer = useAnswer('callLog:entry', { callId }, revision);
  const entry = answer.kind === 'answered' ? answer.value?.entry : undefined;
  const packaged = answer.kind === 'answered' && answer.value?.packaged === true;
  const { Chain } = reviewSlots;
  if (entry === undefined) return <header className="review-facts" aria-busy={answer.kind === 'waiting'}>{answer.kind !== 'waiting' && <span className="soft-text">{t('log.gone')}</span>}</header>;
  const label = labels.find(({ number }) => number === entry.serviceNumber)?.label;
  const service = entry.serviceNumber === '' ? '' : `${keyText(t, entry.serviceNumber, locale)}${label ? ` ${label}` : ''}`;
  const facts: readonly (readonly [string, string])[] = [
    [t('log.column.time'), fullMomentText(entry.startedAt, locale)],
    [t('log.column.talk'), entry.talkSeconds > 0 ? clockText(entry.talkSeconds) : ''],
    [t('log.column.serviceNumber'), service],
    [t('log.column.queue'), entry.queue],
    [t('log.column.agent'), entry.agent],
    [t('log.column.disposition'), entry.disposition],
  ];
  return (
    <header className="review-facts" data-testid="review-facts">
      <div className="review-who">
        <span className="review-number">{keyText(t, entry.remoteNumber, locale)}</span>
        <span className="soft-text">{[entry.customerName, entry.company].filter((part) => part !== '').join(' · ') || areaTextIn(entry.areaText, locale)}</span>
        <ResultMark entry={entry} />
        {packaged
          ? <StatusMark tone="info"><span data-testid="packaged-call-mark">{t('reviewPackages.mark')}</span></StatusMark>
          : <button type="button" className="link-button" onClick={() => showLoggedCall(callId)}>{t('player.openLog')}</button>}
      </div>
      <dl className="review-fact-list">
        {facts.filter(([, value]) => value !== '').map(([name, value]) => <div key={name}><dt>{name}</dt><dd title={value}>{value}</dd></div>)}
      </dl>
      {Chain !== null && <div className="review-chain"><Chain callId={callId} /></div>}
    </header>
  );
}
