import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { ask } from '../bridge/send.ts';

export interface FoundRecordings {
  readonly entries: readonly CallLogEntry[];
  readonly cursor: string | null;
  readonly searching: boolean;
  readonly error: IpcError | null;
}

const typingPauseMs = 120;
const pageSize = 60;
/** Steps of a long search that may bring nothing before it waits to be scrolled. */
const steps = 20;

/** Recorded calls that match, newest first: the first page at once, more on `more`, again when `revision` says that calls changed. */
export function useRecordings(text: string, revision: number): { readonly found: FoundRecordings; readonly more: () => void } {
  const [found, setFound] = useState<FoundRecordings>({ entries: [], cursor: null, searching: true, error: null });
  const question = useRef(0);

  const fetchPage = useCallback(async (asked: number, before: readonly CallLogEntry[], from: string | null) => {
    let entries = before;
    let cursor = from;
    for (let step = 0; step < steps; step += 1) {
      const reply = await ask('callLog:search', { ...noFilters, text, recorded: true, limit: pageSize, cursor });
      if (question.current !== asked) return;
      if (!reply.ok) return setFound({ entries, cursor: null, searching: false, error: reply.error });
      const known = new Set(entries.map(({ callId }) => callId));
      entries = [...entries, ...reply.value.entries.filter(({ callId, recordingId }) => recordingId !== null && !known.has(callId))];
      cursor = reply.value.cursor;
      if (cursor === null || entries.length >= before.length + pageSize / 2) break;
    }
    setFound({ entries, cursor, searching: false, error: null });
  }, [text]);

  useEffect(() => {
    const asked = (question.current += 1);
    const timer = setTimeout(() => void fetchPage(asked, [], null), text === '' ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [fetchPage, text, revision]);

  const more = useCallback(() => {
    setFound((before) => {
      if (before.searching || before.cursor === null) return before;
      void fetchPage(question.current, before.entries, before.cursor);
      return { ...before, searching: true };
    });
  }, [fetchPage]);
  return { found, more };
}
