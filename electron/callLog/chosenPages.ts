import type { CallLogEntry, CallLogPage, CallLogQuery } from '../../shared/calls/callLogEntry.ts';
import type { ChosenCalls } from '../../shared/calls/chosenCalls.ts';

/** Where chosen calls are read from. */
export interface ChosenSource {
  searchCallLog(query: CallLogQuery): Promise<CallLogPage>;
  callsById(argument: { readonly callIds: readonly string[] }): Promise<readonly CallLogEntry[]>;
}

/** Rows fetched from the store at a time. */
const batch = 500;

/** How many calls were chosen, where that is known. Those left out were among the counted. */
export function countOf(calls: ChosenCalls): number | null {
  if (calls.kind === 'some') return calls.callIds.length;
  return calls.total === null ? null : Math.max(0, calls.total - calls.except.length);
}

/**
 * The rows of chosen calls, newest first, a page at a time. What a filter finds is looked for page by page from the newest
 * down: calls that begin meanwhile are not among them.
 */
export async function* pagesOfChosen(source: ChosenSource, calls: ChosenCalls): AsyncGenerator<readonly CallLogEntry[]> {
  if (calls.kind === 'some') return yield* pagesById(source, calls.callIds);
  const except = new Set(calls.except);
  for (let cursor: string | null = null; ;) {
    const page: CallLogPage = await source.searchCallLog({ ...calls.filters, limit: batch, cursor });
    const entries = except.size === 0 ? page.entries : page.entries.filter(({ callId }) => !except.has(callId));
    if (entries.length > 0) yield entries;
    if (page.cursor === null) return;
    cursor = page.cursor;
  }
}

/** They were chosen in any order: all are fetched before the first is told. */
async function* pagesById(source: ChosenSource, callIds: readonly string[]): AsyncGenerator<readonly CallLogEntry[]> {
  const found: CallLogEntry[] = [];
  for (let at = 0; at < callIds.length; at += batch) found.push(...(await source.callsById({ callIds: callIds.slice(at, at + batch) })));
  found.sort((a, b) => b.startedAt - a.startedAt);
  for (let at = 0; at < found.length; at += batch) yield found.slice(at, at + batch);
}

/** The ids alone; those that were named are not looked up. */
export async function* idsOfChosen(source: ChosenSource, calls: ChosenCalls): AsyncGenerator<readonly string[]> {
  if (calls.kind === 'some') yield calls.callIds;
  else for await (const page of pagesOfChosen(source, calls)) yield page.map(({ callId }) => callId);
}
