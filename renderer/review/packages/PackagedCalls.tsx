import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { logMomentText } from '../../callLog/logMomentText.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { reviewCall } from '../../stores/viewStore.ts';
import { clockText } from '../../ui/duration.ts';
import { keyText } from '../../ui/numberText.ts';
import { useLocale } from '../../ui/useLocale.ts';

const shownAtOnce = 40;

/** The calls of a package; each opens in the player. */
export function PackagedCalls({ callIds }: { readonly callIds: readonly string[] }) {
  const { t } = useTranslation();
  const [most, setMost] = useState(shownAtOnce);
  return (
    <section className="packaged-calls" aria-label={t('reviewPackages.callsOf')}>
      <h3>{t('reviewPackages.callsOf')}</h3>
      <ul data-testid="packaged-calls">{callIds.slice(0, most).map((callId) => <PackagedCallRow key={callId} callId={callId} />)}</ul>
      {callIds.length > most && <button type="button" className="link-button" onClick={() => setMost(most + shownAtOnce)}>{t('reviewPackages.more', { count: callIds.length - most })}</button>}
    </section>
  );
}

function PackagedCallRow({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const revision = useConsole((state) => state.callLogRevision);
  const reviewsRevision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('callLog:entry', { callId }, revision);
  const reviews = useAnswer('review:ofCall', { callId }, reviewsRevision);
  const entry = answer.kind === 'answered' ? answer.value?.entry : undefined;
  const total = reviews.kind === 'answered' ? reviews.value.find(({ total: points }) => points !== null)?.total : undefined;
  if (entry === undefined) return <li className="packaged-call soft-text">{answer.kind === 'waiting' ? '…' : t('log.gone')}</li>;
  return (
    <li>
      <button type="button" className="packaged-call" data-testid="packaged-call" onClick={() => reviewCall(callId)}>
        <span className="figure">{logMomentText(entry.startedAt, locale)}</span>
        <span className="packaged-who">{entry.customerName || keyText(t, entry.remoteNumber, locale)}</span>
        <span className="soft-text">{entry.agent}</span>
        <span className="figure soft-text">{clockText(entry.talkSeconds)}</span>
        <span className="figure packaged-total">{total ?? ''}</span>
      </button>
    </li>
  );
}
