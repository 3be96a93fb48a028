import { create } from 'zustand';

export interface Remark {
  readonly number: number;
  readonly text: string;
}

/** Good news that need no answer, waiting to be shown as messages. */
export const useRemarks = create<{ readonly remarks: readonly Remark[] }>(() => ({ remarks: [] }));

let count = 0;

/** Shows a text to the agent for some seconds. */
export function remark(text: string): void {
  useRemarks.setState(({ remarks }) => ({ remarks: [...remarks, { number: ++count, text }] }));
}

/** Takes a shown remark off the queue. */
export function forgetRemark(number: number): void {
  useRemarks.setState(({ remarks }) => ({ remarks: remarks.filter((one) => one.number !== number) }));
}
