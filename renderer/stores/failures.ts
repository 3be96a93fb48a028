import { create } from 'zustand';
import type { IpcError } from '../../shared/ipc/reply.ts';

export interface Failure {
  readonly number: number;
  readonly error: IpcError;
}

/** Refusals of commands, waiting to be shown as messages. */
export const useFailures = create<{ readonly failures: readonly Failure[] }>(() => ({ failures: [] }));

let count = 0;

/** Queues a refusal for the agent to see. */
export function reportFailure(error: IpcError): void {
  useFailures.setState(({ failures }) => ({ failures: [...failures, { number: ++count, error }] }));
}

/** Takes a shown refusal off the queue. */
export function forgetFailure(number: number): void {
  useFailures.setState(({ failures }) => ({ failures: failures.filter((failure) => failure.number !== number) }));
}
