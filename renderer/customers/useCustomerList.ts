import { useCallback, useEffect, useRef, useState } from 'react';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import type { CustomerFilter } from '../../shared/customers/customer.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { ask } from '../bridge/send.ts';

export interface CustomerList {
  readonly customers: readonly CustomerCard[];
  readonly total: number;
  readonly waiting: boolean;
  readonly error: IpcError | null;
  readonly loadMore: () => void;
}

const pageSize = 200;
const typingPauseMs = 120;

/** The fetched part of the list under this search; `loadMore` fetches the next page, once at a time. */
export function useCustomerList(text: string, filter: CustomerFilter, revision: string): CustomerList {
  const [state, setState] = useState<{ readonly customers: readonly CustomerCard[]; readonly cursor: number | null; readonly total: number; readonly waiting: boolean; readonly error: IpcError | null }>(
    { customers: [], cursor: null, total: 0, waiting: true, error: null });
  const question = useRef(0);
  const loading = useRef(false);
  const asked = JSON.stringify({ text, filter });

  useEffect(() => {
    const number = ++question.current;
    const timer = setTimeout(() => {
      const wanted = JSON.parse(asked) as { text: string; filter: CustomerFilter };
      void ask('customer:list', { ...wanted, limit: pageSize, cursor: null }).then((reply) => {
        if (number !== question.current) return;
        loading.current = false;
        setState((before) => (reply.ok ? { ...reply.value, total: reply.value.total ?? 0, waiting: false, error: null } : { ...before, waiting: false, error: reply.error }));
      });
    }, text === '' ? 0 : typingPauseMs);
    return () => clearTimeout(timer);
  }, [asked, text, revision]);

  const loadMore = useCallback(() => {
    if (state.cursor === null || loading.current) return;
    loading.current = true;
    const number = question.current;
    const wanted = JSON.parse(asked) as { text: string; filter: CustomerFilter };
    void ask('customer:list', { ...wanted, limit: pageSize, cursor: state.cursor }).then((reply) => {
      loading.current = false;
      if (number !== question.current || !reply.ok) return;
      setState((before) => ({ ...before, customers: [...before.customers, ...reply.value.customers], cursor: reply.value.cursor }));
    });
  }, [asked, state.cursor]);

  return { ...state, loadMore };
}
