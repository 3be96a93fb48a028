import { useCallback, useEffect, useRef, useState } from 'react';
import type { ReviewListQuery, ReviewRow } from '../../../../shared/reviews/reviewLists.ts';
import type { IpcError } from '../../../../shared/ipc/reply.ts';
import { ask } from '../../../bridge/send.ts';

export interface ReviewPages {
  readonly rows: readonly ReviewRow[];
  /** All that there are, fetched or not. */
  readonly total: number;
  /** Nothing is known of this question yet. */
  readonly waiting: boolean;
  readonly error: IpcError | null;
  readonly loadMore: () => void;
}

interface Fetched extends Omit<ReviewPages, 'loadMore' | 'waiting'> {
  /** The question that this answers. */
  readonly asked: string | null;
  readonly cursor: string | null;
}

const pageSize = 200;
const most = 500;
const nothing: Fetched = { asked: null, rows: [], total: 0, cursor: null, error: null };

/** Reviews under this question as far as they were scrolled to; after a change (`revision`) the same length again. */
export function useReviewPages(query: Omit<ReviewListQuery, 'cursor' | 'limit'>, revision: number): ReviewPages {
  const [fetched, setFetched] = useState<Fetched>(nothing);
  const asked = JSON.stringify(query);
  const question = useRef(0);
  const loading = useRef(false);
  const latest = useRef(fetched);
  useEffect(() => {
    latest.current = fetched;
  }, [fetched]);

  /** Goes on from what is known until there are `wanted` rows. */
  const fetchOn = useCallback(async (number: number, from: Fetched, wanted: number) => {
    loading.current = true;
    let state = from;
    do {
      const reply = await ask('review:list', { ...(JSON.parse(asked) as typeof query), cursor: state.cursor, limit: Math.min(most, Math.max(pageSize, wanted - state.rows.length)) });
      if (number !== question.current) return;
      if (!reply.ok) {
        state = { ...state, error: reply.error, cursor: null };
        break;
      }
      const { rows, total, cursor } = reply.value;
      state = { asked, rows: [...state.rows, ...rows], total: total ?? state.total, cursor, error: null };
    } while (state.cursor !== null && state.rows.length < wanted);
    loading.current = false;
    setFetched({ ...state, asked });
  }, [asked]);

  useEffect(() => {
    const { asked: before, rows } = latest.current;
    void fetchOn((question.current += 1), nothing, before === asked ? rows.length : 0);
  }, [fetchOn, asked, revision]);

  const there = fetched.asked === asked;
  const loadMore = useCallback(() => {
    const now = latest.current;
    if (now.asked === asked && now.cursor !== null && !loading.current) void fetchOn(question.current, now, now.rows.length + 1);
  }, [fetchOn, asked]);
  return { rows: there ? fetched.rows : nothing.rows, total: there ? fetched.total : 0, waiting: !there, error: there ? fetched.error : null, loadMore };
}
