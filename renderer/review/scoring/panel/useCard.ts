import type { ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { useAnswer, type Answer } from '../../../bridge/useAnswer.ts';

/** One released version of a card; a released version never changes. */
export function useCard(cardId: string, version: number): Answer<ScoreCard | null> {
  return useAnswer('scoreCard:get', { cardId, version });
}
