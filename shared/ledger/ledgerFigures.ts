import type { ClosingWay } from './missedItem.ts';

/** What the figures are counted from: an item that was opened in the range, or is open, or was closed in it. Epoch milliseconds. */
export interface CountedItem {
  readonly firstAt: number;
  readonly serviceNumber: string;
  readonly closedAt: number | null;
  readonly closedWay: ClosingWay | null;
}

/** Of those opened in the range for which it is decided: closed within the time, or open and older. */
export interface ClosedShare {
  readonly withinMs: number;
  readonly closed: number;
  readonly of: number;
}

export interface LedgerFigures {
  /** Open now, whenever they were opened. */
  readonly open: number;
  readonly oldestOpenAt: number | null;
  readonly openedInRange: number;
  readonly closedInRange: Readonly<Record<ClosingWay, number>>;
  /** From the first missed call to the closing, of those closed in the range; null when there are none. */
  readonly medianToCloseMs: number | null;
  readonly shares: readonly ClosedShare[];
  /** The most first. */
  readonly byNumber: readonly { readonly serviceNumber: string; readonly opened: number; readonly open: number }[];
  /** 24 entries, hours of the day on this computer's clock; opened in the range. */
  readonly byHour: readonly { readonly hour: number; readonly opened: number; readonly open: number }[];
}

const shareTimes = [30 * 60_000, 2 * 3_600_000, 24 * 3_600_000] as const;

/** Clocks jump: nothing was closed before it was opened. */
const timeToClose = (item: CountedItem) => Math.max(0, (item.closedAt ?? 0) - item.firstAt);

/**
 * The supervisor's figures. Pure.
 * @param range epoch milliseconds, `from` inclusive, `until` exclusive
 * @param hourOf the hour of the day of a moment
 */
export function ledgerFigures(
  items: readonly CountedItem[], { from, until, now }: { readonly from: number; readonly until: number; readonly now: number },
  hourOf: (at: number) => number = (at) => new Date(at).getHours(),
): LedgerFigures {
  const inRange = (at: number) => at >= from && at < until;
  const open = items.filter(({ closedAt }) => closedAt === null);
  const opened = items.filter(({ firstAt }) => inRange(firstAt));
  const closed = items.filter(({ closedAt }) => closedAt !== null && inRange(closedAt));
  const closedBy = (way: ClosingWay) => closed.filter(({ closedWay }) => closedWay === way).length;
  const tally = (some: readonly CountedItem[]) => ({ opened: some.length, open: some.filter(({ closedAt }) => closedAt === null).length });
  return {
    open: open.length,
    oldestOpenAt: open.length === 0 ? null : open.reduce((oldest, { firstAt }) => Math.min(oldest, firstAt), Infinity),
    openedInRange: opened.length,
    closedInRange: { calledBack: closedBy('calledBack'), answered: closedBy('answered'), reason: closedBy('reason') },
    medianToCloseMs: median(closed.map(timeToClose)),
    shares: shareTimes.map((withinMs) => shareOf(opened, withinMs, now)),
    byNumber: [...new Set(opened.map(({ serviceNumber }) => serviceNumber))]
      .map((serviceNumber) => ({ serviceNumber, ...tally(opened.filter((item) => item.serviceNumber === serviceNumber)) }))
      .sort((a, b) => b.opened - a.opened || (a.serviceNumber < b.serviceNumber ? -1 : 1)),
    byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, ...tally(opened.filter(({ firstAt }) => hourOf(firstAt) === hour)) })),
  };
}

function shareOf(opened: readonly CountedItem[], withinMs: number, now: number): ClosedShare {
  const decided = opened.filter((item) => item.closedAt !== null || now - item.firstAt > withinMs);
  return { withinMs, closed: decided.filter((item) => item.closedAt !== null && timeToClose(item) <= withinMs).length, of: decided.length };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : Math.round((upper + (sorted[middle - 1] ?? upper)) / 2);
}
