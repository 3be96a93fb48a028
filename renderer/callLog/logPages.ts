import type { CallLogEntry, CallLogPage } from '../../shared/calls/callLogEntry.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';

/** The part of the log that has been fetched. `question` counts the questions; answers to older ones are dropped. */
export interface LogPages {
  readonly question: number;
  readonly entries: readonly CallLogEntry[];
  /** Where the next page starts; null when everything is here. */
  readonly cursor: string | null;
  readonly state: 'first' | 'more' | 'settled' | 'failed';
  readonly error: IpcError | null;
}

export const noPages: LogPages = { question: 0, entries: [], cursor: null, state: 'first', error: null };

export const pageSize = 100;
/** The most rows main gives at once. */
export const largestPage = 500;

export type LogStep =
  /** Another question: `keep` leaves the rows on screen until the answer is there (a reload), else they go at once. */
  | { readonly kind: 'asked'; readonly question: number; readonly keep: boolean }
  | { readonly kind: 'moreAsked' }
  | { readonly kind: 'answered'; readonly question: number; readonly page: CallLogPage; readonly append: boolean }
  | { readonly kind: 'failed'; readonly question: number; readonly error: IpcError };

/** Moves the fetched part on by one step. Pure. */
export function advancePages(pages: LogPages, step: LogStep): LogPages {
  switch (step.kind) {
    case 'asked':
      return step.keep
        ? { ...pages, question: step.question, error: null }
        : { question: step.question, entries: pages.entries, cursor: null, state: 'first', error: null };
    case 'moreAsked':
      return { ...pages, state: 'more' };
    case 'answered': {
      if (step.question !== pages.question) return pages;
      const entries = step.append ? [...pages.entries, ...withoutKnown(pages.entries, step.page.entries)] : step.page.entries;
      return { ...pages, entries, cursor: step.page.cursor, state: 'settled', error: null };
    }
    case 'failed':
      return step.question === pages.question ? { ...pages, state: 'failed', error: step.error } : pages;
  }
}

/** A call that moved between two pages must not stand in the list twice. */
function withoutKnown(known: readonly CallLogEntry[], more: readonly CallLogEntry[]): readonly CallLogEntry[] {
  const ids = new Set(known.map(({ callId }) => callId));
  return more.filter(({ callId }) => !ids.has(callId));
}

/** How many rows a reload fetches, so that the scrolled place stays filled. */
export function reloadSize(loaded: number): number {
  return Math.min(largestPage, Math.max(pageSize, loaded));
}
