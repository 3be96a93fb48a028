import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { PlayerStage } from '../recordings/PlayerStage.tsx';
import { useRecordingDesk } from '../recordings/useRecordingDesk.ts';
import { useView } from '../stores/viewStore.ts';
import { CallFactsBar } from './CallFactsBar.tsx';
import { MarkerPanel } from './MarkerPanel.tsx';
import { pauseForCalls } from './pauseForCalls.ts';
import { PlayerKeys } from './PlayerKeys.tsx';
import { RecordingFinder } from './RecordingFinder.tsx';
import { reviewSlots } from './reviewSlots.ts';
import { TalkPanel } from './TalkPanel.tsx';
import './review.css';

/** Listening to recordings and judging them: what to hear on the left, the recording in the middle, its scores on the right. Needs no phone. */
export function ReviewPage() {
  const { t } = useTranslation();
  const callId = useView((view) => view.reviewCallId);
  const { Queue, Score } = reviewSlots;
  useEffect(pauseForCalls, []);
  return (
    <div className="review-page" data-testid="review" data-scored={Score !== null}>
      <aside className="review-side">
        {Queue !== null && <Queue callId={callId} />}
        <RecordingFinder callId={callId} />
      </aside>
      {callId === null ? (
        <div className="review-empty">
          <strong>{t('player.choose')}</strong>
          <span>{t('player.chooseWords')}</span>
        </div>
      ) : <ReviewDesk key={callId} callId={callId} />}
      {callId !== null && Score !== null && <aside className="review-score"><Score callId={callId} /></aside>}
    </div>
  );
}

function ReviewDesk({ callId }: { readonly callId: string }) {
  const desk = useRecordingDesk(callId);
  return (
    <div className="review-desk">
      <CallFactsBar callId={callId} />
      <section className="review-player"><PlayerStage desk={desk} compact={false} /></section>
      {desk.state === 'there' && (
        <div className="review-below">
          <TalkPanel desk={desk} />
          <MarkerPanel desk={desk} />
        </div>
      )}
      <PlayerKeys />
    </div>
  );
}
