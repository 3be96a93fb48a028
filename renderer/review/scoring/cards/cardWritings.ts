import type { ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { attempt } from '../../../bridge/send.ts';
import { reportFailure } from '../../../stores/failures.ts';
import { createRemembered } from '../../../stores/windowMemory.ts';
import { editCard, tidied, type CardEdit } from './editCard.ts';

interface CardWritings {
  /** Cards that are being written and differ from what is kept, by id. They outlive the view and a reload. */
  readonly written: Readonly<Record<string, ScoreCard>>;
  /** The card that is opened. */
  readonly openedId: string | null;
}

export const useCardWritings = createRemembered<CardWritings>('cardWritings', { written: {}, openedId: null });

function put(written: CardWritings['written']): void {
  useCardWritings.setState({ written });
}

export function openCard(openedId: string | null): void {
  useCardWritings.setState({ openedId });
}

/** Puts a card on the desk: a new one, or the next version of a released one. */
export function writeCard(card: ScoreCard): void {
  put({ ...useCardWritings.getState().written, [card.id]: card });
  openCard(card.id);
}

/** @param from what is shown now, where nothing was written before */
export function changeCard(from: ScoreCard, edit: CardEdit): void {
  const { written } = useCardWritings.getState();
  put({ ...written, [from.id]: editCard(written[from.id] ?? from, edit) });
}

export function forgetCard(id: string): void {
  const { written } = useCardWritings.getState();
  put(Object.fromEntries(Object.entries(written).filter(([key]) => key !== id)));
}

/** Keeps what is written of a card. @returns whether it is kept */
export async function saveCard(card: ScoreCard): Promise<boolean> {
  const reply = await attempt('scoreCard:save', tidied(card));
  if (!reply.ok) {
    reportFailure(reply.error);
    return false;
  }
  // Written on while it was being saved: that stays. Else it stays in sight until the list has it.
  const { written } = useCardWritings.getState();
  if (written[card.id] === card) put({ ...written, [card.id]: tidied(card) });
  return true;
}
