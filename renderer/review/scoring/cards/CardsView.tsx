import { useEffect } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { KeptCard } from '../../../../shared/reviews/keptCard.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { SideList } from '../SideList.tsx';
import { CardDesk } from './CardDesk.tsx';
import { forgetCard, openCard, useCardWritings, writeCard } from './cardWritings.ts';
import { isKeptCard, newCard } from './editCard.ts';
import '../scoring.css';

/** Score cards: what is judged with, and what is being written. */
export function CardsView() {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('scoreCard:list', {}, revision);
  const { written, openedId } = useCardWritings();
  const list = answer.kind === 'answered' ? answer.value : null;
  useEffect(() => {
    for (const { id, draft } of list ?? []) {
      const card = written[id];
      if (card !== undefined && isKeptCard(card, draft)) forgetCard(id);
    }
  }, [list, written]);

  if (answer.kind === 'waiting') return <div className="review-desk-part" aria-busy="true" />;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  const kept = answer.value;
  const fresh = Object.values(written).filter(({ id }) => !kept.some((card) => card.id === id));
  const opened = openedId ?? kept.find(({ retired }) => !retired)?.id ?? fresh[0]?.id ?? null;
  const card = kept.find(({ id }) => id === opened) ?? null;
  const unsaved = opened === null ? undefined : written[opened];
  const add = (): void => writeCard(newCard());
  return (
    <div className="review-desk-part" data-testid="cards-view">
      <SideList
        label={t('review.part.cards')} chosenId={opened} onChoose={openCard} testId="card-list"
        extra={<Button size="small" icon={<PlusOutlined />} data-testid="card-new" onClick={add}>{t('review.cards.new')}</Button>}
        empty={t('review.cards.none')}
        rows={[
          ...fresh.map(({ id, name }) => ({ id, title: name || t('review.cards.unnamed'), words: t('review.cards.notSaved'), mark: <StatusMark tone="warn">{t('review.cards.draft')}</StatusMark> })),
          ...kept.map((one) => ({ id: one.id, title: written[one.id]?.name ?? one.name, words: wordsOf(one, t('review.cards.used', { count: one.used })), mark: <CardMark card={one} />, quiet: one.retired })),
        ]}
      />
      {opened === null || (card === null && unsaved === undefined)
        ? <section className="panel review-empty"><strong>{t('review.cards.none')}</strong><span>{t('review.cards.noneWords')}</span><Button type="primary" icon={<PlusOutlined />} onClick={add}>{t('review.cards.new')}</Button></section>
        : <CardDesk key={opened} kept={card} written={unsaved ?? null} />}
    </div>
  );
}

function wordsOf({ released, used }: KeptCard, usedWords: string): string {
  return [released === null ? '' : `v${released.version}`, used > 0 ? usedWords : ''].filter((part) => part !== '').join(' · ');
}

/** The state of a card: offered for reviews, being written, or retired. */
export function CardMark({ card: { released, draft, retired } }: { readonly card: KeptCard }) {
  const { t } = useTranslation();
  if (retired) return <StatusMark tone="quiet">{t('review.cards.retired')}</StatusMark>;
  if (released === null) return <StatusMark tone="warn">{t('review.cards.draft')}</StatusMark>;
  return draft === null ? <StatusMark tone="ok">{t('review.cards.released')}</StatusMark> : <StatusMark tone="info">{t('review.cards.next')}</StatusMark>;
}
