import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { PlayerStage } from '../recordings/PlayerStage.tsx';
import { useRecordingDesk } from '../recordings/useRecordingDesk.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useView } from '../stores/viewStore.ts';
import { CallFactsBar } from './CallFactsBar.tsx';
import { MarkerPanel } from './MarkerPanel.tsx';
import { partsFor } from './partsFor.ts';
import { pauseForCalls } from './pauseForCalls.ts';
import { PlayerKeys, ScoreKeys } from './PlayerKeys.tsx';
import { RecordingFinder } from './RecordingFinder.tsx';
import { reviewSlots } from './reviewSlots.ts';
import { ReviewTabs } from './ReviewTabs.tsx';
import { TalkPanel } from './TalkPanel.tsx';
import { useScoreKeys } from './scoring/useScoreKeys.ts';
import './review.css';

const ReviewsView = lazy(() => import('./scoring/lists/ReviewsView.tsx').then((module) => ({ default: module.ReviewsView })));
const FiguresView = lazy(() => import('./scoring/figures/FiguresView.tsx').then((module) => ({ default: module.FiguresView })));
const CardsView = lazy(() => import('./scoring/cards/CardsView.tsx').then((module) => ({ default: module.CardsView })));
const SamplingView = lazy(() => import('./scoring/sampling/SamplingView.tsx').then((module) => ({ default: module.SamplingView })));
const CalibrationView = lazy(() => import('./scoring/calibration/CalibrationView.tsx').then((module) => ({ default: module.CalibrationView })));

/** Listening to recordings and judging them, and what belongs to it: lists, figures, cards, plans, calibrations, packages. */
export function ReviewPage() {
  const part = useView((view) => view.reviewPart);
  const rights = useConsole((state) => state.seat.rights);
  // A right can go while the page is open.
  const shown = partsFor(rights, reviewSlots.Packages !== null).includes(part) ? part : 'listen';

  function content(): ReactNode {
    switch (shown) {
      case 'listen':
        return <ListenPart />;
      case 'reviews':
        return <ReviewsView />;
      case 'figures':
        return <FiguresView />;
      case 'cards':
        return <CardsView />;
      case 'sampling':
        return <SamplingView />;
      case 'calibration':
        return <CalibrationView />;
      case 'packages':
        return reviewSlots.Packages !== null && <reviewSlots.Packages />;
      default:
        return assertNever(shown);
    }
  }

  return (
    <div className="review-frame">
      <ReviewTabs />
      <Suspense>{content()}</Suspense>
    </div>
  );
}

/** What to hear on the left, the recording in the middle, its scores on the right. Needs no phone. */
function ListenPart() {
  const { t } = useTranslation();
  const callId = useView((view) => view.reviewCallId);
  const rights = useConsole((state) => state.seat.rights);
  const { Queue, Score } = reviewSlots;
  useEffect(pauseForCalls, []);
  useScoreKeys(callId);
  return (
    <div className="review-page" data-testid="review" data-scored={Score !== null && callId !== null}>
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
      {callId !== null && Score !== null && <aside className="review-score"><Score key={callId} callId={callId} />{rights.includes('review') && <ScoreKeys />}</aside>}
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
