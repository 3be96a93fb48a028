import { useEffect, useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Review } from '../../../../shared/reviews/review.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useView } from '../../../stores/viewStore.ts';
import { draftKey, forgetReview, useReviewDrafts } from '../reviewDrafts.ts';
import { useRight } from '../useRight.ts';
import { assignmentsOf, firstAssignment, type Assignment } from './assignments.ts';
import { HandedIn } from './HandedIn.tsx';
import { ListenedList } from './ListenedList.tsx';
import { OrdinaryReview } from './OrdinaryReview.tsx';
import { OtherReviews } from './OtherReviews.tsx';
import { ReviewSheet } from './ReviewSheet.tsx';
import '../scoring.css';

/** The score card of the call: what this person judges, and what is known of others' judgements. */
export function ScorePanel({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('review:ofCall', { callId }, revision);
  const reviewer = useRight('review');
  if (answer.kind === 'waiting') return <section className="panel score-panel" aria-busy="true" />;
  if (answer.kind === 'failed') return <section className="panel score-panel"><p className="empty-words" role="alert">{errorText(t, answer.error)}</p></section>;
  return (
    <div className="score-stack" data-testid="score-panel">
      {reviewer ? <Judging key={callId} callId={callId} reviews={answer.value} /> : <OwnCall reviews={answer.value} />}
      {reviewer && <ListenedList callId={callId} />}
    </div>
  );
}

/** What an agent sees of the reviews of the own call. */
function OwnCall({ reviews }: { readonly reviews: readonly Review[] }) {
  const { t } = useTranslation();
  if (reviews.length === 0) return <section className="panel score-panel"><p className="empty-words">{t('review.notReviewed')}</p></section>;
  return reviews.map((review) => <HandedIn key={review.id} review={review} onChange={null} />);
}

function Judging({ callId, reviews }: { readonly callId: string; readonly reviews: readonly Review[] }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const me = useConsole((state) => state.seat.user);
  const calibrations = useAnswer('calibration:list', {}, revision);
  const asked = useView((view) => view.reviewCalibrationId);
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const opened = useView((view) => view.openedReviewId);
  if (calibrations.kind === 'waiting') return <section className="panel score-panel" aria-busy="true" />;

  const assignments = assignmentsOf(callId, me, reviews, calibrations.kind === 'answered' ? calibrations.value : []);
  const at = (id: string | null | undefined) => assignments.find(({ calibration }) => (calibration?.id ?? null) === id);
  const fromList = reviews.find(({ id, reviewer }) => id === opened && reviewer === me);
  const current = at(chosen) ?? at(fromList?.calibrationId) ?? (asked === null ? undefined : at(asked)) ?? firstAssignment(assignments);
  if (current === undefined) return null;
  const others = reviews.filter((review) => !assignments.some(({ own }) => own?.id === review.id));
  return (
    <>
      {assignments.length > 1 && (
        <Segmented
          block size="small" className="assignment-choice" aria-label={t('review.judgedFor')} value={current.calibration?.id ?? ''} onChange={(id) => setChosen(id === '' ? null : id)}
          options={assignments.map(({ calibration }) => ({ value: calibration?.id ?? '', label: calibration === null ? t('review.ordinary') : calibration.name }))}
        />
      )}
      <AssignedReview key={current.calibration?.id ?? ''} callId={callId} assignment={current} />
      {others.length > 0 && <OtherReviews reviews={others} openedId={opened} />}
    </>
  );
}

/** One assignment of the call: its card is chosen, filled in, or handed in. */
function AssignedReview({ callId, assignment: { calibration, own } }: { readonly callId: string; readonly assignment: Assignment }) {
  const calibrationId = calibration?.id ?? null;
  const key = draftKey({ callId, calibrationId });
  const written = useReviewDrafts((drafts) => drafts[key]);
  const [step, setStep] = useState<'reading' | 'changing' | 'handedIn'>('reading');
  const handedIn = own?.state === 'handedIn';
  const over = step === 'handedIn' && handedIn;
  useEffect(() => {
    // What was written stays in sight until main's own reading of it is here.
    if (over) forgetReview(key);
  }, [over, key]);

  if (own !== null && handedIn && (over || (written === undefined && step !== 'changing'))) {
    // A judgement of a calibration stands as it was handed in: afterwards the others' are in sight.
    return <HandedIn review={own} onChange={calibration !== null ? null : () => setStep('changing')} focusNext={over} />;
  }
  const begun = written?.draft ?? own;
  const done = (how: 'handedIn' | 'left'): void => setStep(how === 'handedIn' ? 'handedIn' : 'reading');
  if (calibration === null) return <OrdinaryReview callId={callId} own={own} begun={begun} onDone={done} />;
  return <ReviewSheet callId={callId} calibration={calibration} own={own} onDone={done} begun={begun ?? { callId, calibrationId, cardId: calibration.cardId, cardVersion: calibration.cardVersion, marks: {}, summary: '' }} />;
}
