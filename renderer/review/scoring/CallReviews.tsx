import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { reportFailure } from '../../stores/failures.ts';
import { remark } from '../../stores/remarks.ts';
import { reviewCall } from '../../stores/viewStore.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { AppealMark } from './panel/AppealWords.tsx';
import { totalText } from './scoreWords.ts';
import { useRight } from './useRight.ts';
import './scoring.css';

/** In the details of a logged call: its scores, the way to them, and into the queue. */
export function CallReviews({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('review:ofCall', { callId }, revision);
  const reviewer = useRight('review');
  const reviews = answer.kind === 'answered' ? answer.value : [];
  if (reviews.length === 0 && !reviewer) return null;

  async function enqueue(): Promise<void> {
    const reply = await attempt('review:queue', { callIds: [callId] });
    if (reply.ok) remark(t('review.queue.added'));
    else reportFailure(reply.error);
  }

  return (
    <section data-testid="call-reviews">
      <h3 className="details-title">{t('review.title')}</h3>
      <ul className="call-reviews">
        {reviews.map(({ id, reviewer: by, state, total, passed, appeal, calibrationId }) => (
          <li key={id}>
            {state === 'draft' ? <StatusMark tone="quiet">{t('review.inWork')}</StatusMark> : <><b className="figure">{totalText(total)}</b><StatusMark tone={passed ? 'ok' : 'warn'}>{t(passed ? 'review.passed' : 'review.failed')}</StatusMark></>}
            <span className="soft-text">{by}{calibrationId !== null && ` · ${t('review.calibration.name')}`}</span>
            {appeal !== null && <AppealMark state={appeal.state} />}
            <button type="button" className="link-button" data-testid="open-call-review" onClick={() => reviewCall(callId, id)}>{t('review.open')}</button>
          </li>
        ))}
      </ul>
      {reviewer && <Button size="small" data-testid="queue-call" onClick={() => void enqueue()}>{t('review.queue.add')}</Button>}
    </section>
  );
}
