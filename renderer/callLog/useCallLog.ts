import { useCallback, useEffect, useReducer, useRef } from 'react';
import { ask } from '../bridge/send.ts';
import type { LogFilters } from '../stores/viewStore.ts';
import { advancePages, noPages, pageSize, reloadSize } from './logPages.ts';
import type { LogPages } from './logPages.ts';

const typingPauseMs = 150;

/**
 * The call log under these filters: the first page at once (after a pause in typing), more on `loadMore`, again from
 * the top when `revision` says that rows changed.
 */
export function useCallLog(filters: LogFilters, revision: number): { readonly pages: LogPages; readonly loadMore: () => void; readonly again: () => void } {
  const [pages, step] = useReducer(advancePages, noPages);
  const question = useRef(0);
  const latest = useRef(pages);
  useEffect(() => {
    latest.current = pages;
  }, [pages]);

  const fetchPage = useCallback(
    async (limit: number, cursor: string | null) => {
      const asked = question.current;
      const reply = await ask('callLog:search', { ...filters, limit, cursor });
      step(reply.ok ? { kind: 'answered', question: asked, page: reply.value, append: cursor !== null } : { kind: 'failed', question: asked, error: reply.error });
    },
    [filters],
  );

  const start = useCallback(
    (keep: boolean) => {
      question.current += 1;
      step({ kind: 'asked', question: question.current, keep });
      void fetchPage(keep ? reloadSize(latest.current.entries.length) : pageSize, null);
    },
    [fetchPage],
  );

  useEffect(() => {
    const timer = setTimeout(() => start(false), filters.text === '' ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [start, filters.text]);

  const seenRevision = useRef(revision);
  useEffect(() => {
    if (seenRevision.current === revision) return;
    seenRevision.current = revision;
    start(true);
  }, [revision, start]);

  const loadMore = useCallback(() => {
    const { state, cursor } = latest.current;
    if (state !== 'settled' || cursor === null) return;
    step({ kind: 'moreAsked' });
    void fetchPage(pageSize, cursor);
  }, [fetchPage]);

  return { pages, loadMore, again: useCallback(() => start(false), [start]) };
}
