import { useCallback, useEffect, useRef, useState } from 'react';
import type { BlockedNumber, BlockedPlace } from '../../shared/callers/blockedNumber.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { ask } from '../bridge/send.ts';

export interface BlockedPages {
  readonly blocked: readonly BlockedNumber[];
  /** Numbers on the whole list, whatever is searched. */
  readonly total: number;
  /** Nothing is known yet. */
  readonly waiting: boolean;
  readonly error: IpcError | null;
  readonly loadMore: () => void;
}

interface Fetched extends Omit<BlockedPages, 'loadMore'> {
  readonly next: BlockedPlace | null;
}

const pageSize = 100;
const mostAtOnce = 500;
const typingPauseMs = 120;

/** The list under this search as far as it was scrolled to; after a change (`revision`) about the same length again. */
export function useBlockedPages(text: string, revision: number): BlockedPages {
  const [fetched, setFetched] = useState<Fetched>({ blocked: [], total: 0, waiting: true, error: null, next: null });
  const question = useRef(0);
  const loading = useRef(false);
  const latest = useRef({ text, rows: 0 });

  useEffect(() => {
    const number = (question.current += 1);
    const limit = latest.current.text === text ? Math.min(mostAtOnce, Math.max(pageSize, latest.current.rows)) : pageSize;
    const timer = setTimeout(() => {
      void ask('blockList:page', { text, after: null, limit }).then((reply) => {
        if (number !== question.current) return;
        loading.current = false;
        latest.current = { text, rows: reply.ok ? reply.value.blocked.length : 0 };
        setFetched((before) => (reply.ok ? { ...reply.value, waiting: false, error: null } : { ...before, waiting: false, error: reply.error }));
      });
    }, text === '' ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [text, revision]);

  const loadMore = useCallback(() => {
    if (fetched.next === null || loading.current) return;
    loading.current = true;
    const number = question.current;
    void ask('blockList:page', { text, after: fetched.next, limit: pageSize }).then((reply) => {
      if (number !== question.current) return;
      loading.current = false;
      if (!reply.ok) return;
      latest.current = { text, rows: latest.current.rows + reply.value.blocked.length };
      setFetched((before) => ({ ...before, blocked: [...before.blocked, ...reply.value.blocked], next: reply.value.next, total: reply.value.total }));
    });
  }, [text, fetched.next]);

  return { ...fetched, loadMore };
}
