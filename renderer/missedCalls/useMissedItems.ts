import { useCallback, useEffect, useState } from 'react';
import type { MissedFilter } from '../../shared/ledger/ledgerSummary.ts';
import type { MissedItem } from '../../shared/ledger/missedItem.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { ask } from '../bridge/send.ts';

export interface MissedItems {
  readonly items: readonly MissedItem[];
  readonly waiting: boolean;
  readonly error: IpcError | null;
  readonly loadMore: () => void;
}

const pieceLength = 200;
const none: readonly MissedItem[] = [];

/** The items under a filter as far as they were wanted; all of them are asked for again when the ledger changed. */
export function useMissedItems(filter: MissedFilter, revision: number): MissedItems {
  const [wanted, setWanted] = useState<{ readonly filter: MissedFilter; readonly pieces: number }>({ filter, pieces: 1 });
  const [answer, setAnswer] = useState<{ readonly filter: MissedFilter | null; readonly items: readonly MissedItem[]; readonly total: number; readonly error: IpcError | null }>({ filter: null, items: none, total: 0, error: null });
  const pieces = wanted.filter === filter ? wanted.pieces : 1;

  useEffect(() => {
    let current = true;
    void Promise.all(Array.from({ length: pieces }, (_, at) => ask('ledger:list', { filter, offset: at * pieceLength, limit: pieceLength }))).then((replies) => {
      if (!current) return;
      const refused = replies.find((reply) => !reply.ok);
      // An item that moved between two pieces stands in both.
      const items = new Map(replies.flatMap((reply) => (reply.ok ? reply.value.items : none)).map((item) => [item.itemId, item]));
      const first = replies[0];
      setAnswer({ filter, items: [...items.values()], total: first?.ok ? first.value.total : 0, error: refused === undefined || refused.ok ? null : refused.error });
    });
    return () => {
      current = false;
    };
  }, [filter, pieces, revision]);

  const there = answer.filter === filter;
  const more = there && answer.items.length < answer.total && answer.items.length >= pieces * pieceLength;
  const loadMore = useCallback(() => {
    if (more) setWanted({ filter, pieces: pieces + 1 });
  }, [more, filter, pieces]);
  return { items: there ? answer.items : none, waiting: !there, error: there ? answer.error : null, loadMore };
}
