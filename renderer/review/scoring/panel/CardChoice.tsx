import { useState } from 'react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { showReviewPart } from '../../../stores/viewStore.ts';
import { useRight } from '../useRight.ts';
import { ReviewSheet, type ReviewSheetProps } from './ReviewSheet.tsx';

const storageKey = 'lastScoreCard';

/** The card a call is judged with: the one used last, until another is chosen. */
export function CardChoice({ callId, onDone }: { readonly callId: string; readonly onDone: ReviewSheetProps['onDone'] }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('scoreCard:list', {}, revision);
  const [chosen, setChosen] = useState(() => localStorage.getItem(storageKey));
  const lead = useRight('lead');
  if (answer.kind === 'waiting') return <section className="panel score-panel" aria-busy="true" />;
  if (answer.kind === 'failed') return <section className="panel score-panel"><p className="empty-words" role="alert">{errorText(t, answer.error)}</p></section>;
  const cards = answer.value.flatMap(({ released, retired }) => (released === null || retired ? [] : [released]));
  const card = cards.find(({ id }) => id === chosen) ?? cards[0];
  if (card === undefined) {
    return (
      <section className="panel score-panel" data-testid="no-card">
        <p className="empty-words">
          {t('review.noCard')} {t(lead ? 'review.noCardLead' : 'review.noCardReviewer')}
          {lead && <><br /><Button type="link" onClick={() => showReviewPart('cards')}>{t('review.toCards')}</Button></>}
        </p>
      </section>
    );
  }
  const choose = (id: string): void => {
    localStorage.setItem(storageKey, id);
    setChosen(id);
  };
  return (
    <ReviewSheet
      key={card.id} callId={callId} calibration={null} own={null} onDone={onDone}
      begun={{ callId, calibrationId: null, cardId: card.id, cardVersion: card.version, marks: {}, summary: '' }}
      choice={cards.length > 1 && <Select size="small" className="card-choice" aria-label={t('review.card')} value={card.id} options={cards.map(({ id, name }) => ({ value: id, label: name }))} onChange={choose} data-testid="card-choice" />}
    />
  );
}
