import { create } from 'zustand';
import type { DialVerdict } from '../../shared/calls/dialCheck.ts';
import { ask, send } from '../bridge/send.ts';
import { showPage } from '../stores/viewStore.ts';

/** A number that was not dialled at once, and why. */
export interface DialQuestion {
  readonly number: string;
  readonly taskId: string | null;
  readonly verdict: Exclude<DialVerdict, { kind: 'ok' }>;
}

interface Dialling {
  readonly question: DialQuestion | null;
  /** True from the wish to call until main has taken or refused it. */
  readonly busy: boolean;
}

export const useDialling = create<Dialling>(() => ({ question: null, busy: false }));

async function call(number: string, reason: string | null, taskId: string | null): Promise<boolean> {
  const result = await send('call:dial', { number, reason, taskId });
  if (result === null) return false;
  useDialling.setState({ question: null });
  showPage('calls');
  return true;
}

/**
 * Dials a number from anywhere in the console. A number that may not be dialled at once opens the question beside the
 * dial field. When the check cannot be made the number is dialled: main has the last word.
 * @param taskId the task that this call does
 * @returns true once it is dialled
 */
export async function dialNumber(number: string, taskId: string | null = null): Promise<boolean> {
  if (useDialling.getState().busy) return false;
  useDialling.setState({ question: null, busy: true });
  try {
    const checked = await ask('dial:check', { number });
    const verdict: DialVerdict = checked.ok ? checked.value : { kind: 'ok' };
    if (verdict.kind === 'ok') return await call(number, null, taskId);
    useDialling.setState({ question: { number, taskId, verdict } });
    return false;
  } finally {
    useDialling.setState({ busy: false });
  }
}

/** Dials the number in question after all. @returns true once it is dialled */
export async function dialWithReason(reason: string): Promise<boolean> {
  const { question } = useDialling.getState();
  return question !== null && (await call(question.number, reason, question.taskId));
}

export function forgetQuestion(): void {
  useDialling.setState({ question: null });
}
