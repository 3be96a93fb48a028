import { useRef } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QueuedCall } from '../../../../shared/reviews/reviewLists.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { showReviewPart } from '../../../stores/viewStore.ts';
import { momentText, clockText } from '../../../ui/duration.ts';
import { useNow } from '../../../stores/now.ts';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { keyText } from '../../../ui/numberText.ts';
import { useLocale } from '../../../ui/useLocale.ts';
import { useReviewCounts } from '../useReviewCounts.ts';
import { useRight } from '../useRight.ts';
import { openForListening } from './nextCall.ts';
import { UnqueueButton } from './UnqueueButton.tsx';
import { whyIcons } from './whyIcons.tsx';
import '../scoring.css';

/** What this reviewer is to hear next. Without the right to review there is no queue. */
export function ReviewQueue({ callId }: { readonly callId: string | null }) {
  return useRight('review') ? <Queue callId={callId} /> : null;
}

function Queue({ callId }: { readonly callId: string | null }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('review:waiting', {}, revision);
  const { drafts } = useReviewCounts();
  const waiting = answer.kind === 'answered' ? answer.value : [];
  const list = useRef<HTMLDivElement>(null);

  function move(event: React.KeyboardEvent, by: number): void {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const now = rows.findIndex((row) => row === document.activeElement);
    rows[Math.min(rows.length - 1, Math.max(0, now + by))]?.focus();
    event.preventDefault();
  }

  return (
    <section className="panel review-queue" aria-label={t('review.queue.title')} data-testid="review-queue">
      <header className="panel-head">
        <h2>{t('review.queue.title')} <b className="figure">{waiting.length > 0 && waiting.length}</b></h2>
        {drafts > 0 && <span className="soft-text figure">{t('review.queue.drafts', { count: drafts })}</span>}
      </header>
      {answer.kind === 'failed' && <p className="queue-words" role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'answered' && waiting.length === 0 && <NothingWaits />}
      {waiting.length > 0 && (
        <div
          ref={list} className="queue-list" role="listbox" aria-label={t('review.queue.title')}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') move(event, 1);
            if (event.key === 'ArrowUp') move(event, -1);
          }}
        >
          {waiting.map((call) => <QueueRow key={`${call.callId}/${call.calibrationId ?? ''}`} call={call} selected={call.callId === callId} />)}
        </div>
      )}
    </section>
  );
}

/** Says what to do when nothing waits. */
function NothingWaits() {
  const { t } = useTranslation();
  const lead = useRight('lead');
  return (
    <p className="queue-words" data-testid="queue-empty">
      {t('review.queue.empty')} {t(lead ? 'review.queue.emptyLead' : 'review.queue.emptyReviewer')}
      {lead && <Button size="small" type="link" onClick={() => showReviewPart('sampling')}>{t('review.queue.toSampling')}</Button>}
    </p>
  );
}

function QueueRow({ call, selected }: { readonly call: QueuedCall; readonly selected: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const open = (): void => openForListening(call.callId);
  const who = call.customerName || keyText(t, call.remoteNumber, locale);
  return (
    <div
      className="queue-row" role="option" tabIndex={0} aria-selected={selected} data-testid="queue-row" data-call-id={call.callId} onMouseDown={keepFocus} onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) open();
      }}
    >
      <span className={`queue-why why-${call.why}`} title={call.from === '' ? undefined : `${t(`review.why.${call.why}`)} · ${call.from}`}>{whyIcons[call.why]} {t(`review.why.${call.why}`)}</span>
      {call.begun ? <span className="queue-begun">{t('review.queue.begun')}</span> : call.calibrationId === null ? <UnqueueButton callId={call.callId} /> : <span />}
      <span className="queue-who">{t('review.queue.agentOf', { agent: call.agent, who })}</span>
      <span className="figure soft-text">{clockText(call.talkSeconds)}</span>
      <span className="queue-what soft-text">{[momentText(call.startedAt, now, locale), call.from, call.reviewer === '' ? '' : t('review.queue.forYou')].filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
}
