import { create } from 'zustand';
import { undoMs } from '../../shared/ledger/ledgerRules.ts';
import type { MissedFilter } from '../../shared/ledger/ledgerSummary.ts';
import type { ClosingReason, MissedItem } from '../../shared/ledger/missedItem.ts';
import { attempt, send } from '../bridge/send.ts';
import { dialNumber } from '../softphone/dialling.ts';
import { reportFailure } from '../stores/failures.ts';

interface MissedView {
  readonly filter: MissedFilter;
  readonly chosenId: string | null;
  /** The item for which a reason is waited for; `other` asks for its word. */
  readonly closing: { readonly itemId: string; readonly asks: boolean } | null;
  /** What this window closed last, as long as it can be taken back. */
  readonly closed: { readonly item: MissedItem; readonly until: number } | null;
}

/** What the page shows; it stays when another page is looked at. */
export const useMissedView = create<MissedView>(() => ({ filter: 'open', chosenId: null, closing: null, closed: null }));

export function chooseItem(chosenId: string | null): void {
  useMissedView.setState(({ closing }) => ({ chosenId, closing: closing?.itemId === chosenId ? closing : null }));
}

export function showFilter(filter: MissedFilter): void {
  useMissedView.setState({ filter, closing: null, chosenId: null });
}

/** Asks for the reason; the second key or click gives it. */
export function beginClosing(item: MissedItem | undefined): void {
  if (item?.closing === null) useMissedView.setState({ chosenId: item.itemId, closing: { itemId: item.itemId, asks: false } });
}

export function cancelClosing(): void {
  useMissedView.setState({ closing: null });
}

/** Closes with a reason; `other` needs a word and asks for it first. */
export async function closeWith(item: MissedItem, reason: ClosingReason, note = ''): Promise<void> {
  if (reason === 'other' && note.trim() === '') {
    useMissedView.setState({ closing: { itemId: item.itemId, asks: true } });
    return;
  }
  const reply = await attempt('ledger:close', { itemId: item.itemId, reason, note });
  if (!reply.ok) return reportFailure(reply.error);
  useMissedView.setState({ closing: null, closed: { item, until: Date.now() + undoMs } });
}

/** Takes the last closing of this window back. */
export async function undoClosing(): Promise<void> {
  const { closed } = useMissedView.getState();
  if (closed === null) return;
  useMissedView.setState({ closed: null });
  await send('ledger:reopen', { itemId: closed.item.itemId });
}

/** Calls back as any other number is called: checked, with a reason where the limit asks for one. */
export function callBack(item: MissedItem | undefined): void {
  if (item !== undefined && item.number !== '') void dialNumber(item.number);
}

export function takeItem(item: MissedItem | undefined, user: string): void {
  if (item?.closing === null) void send('ledger:take', { itemId: item.itemId, take: item.assignedTo !== user });
}
