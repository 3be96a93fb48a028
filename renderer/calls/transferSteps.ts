import type { TransferInProgress } from '../../shared/calls/transfer.ts';

/** How far a transfer has come, in order. */
export const transferSteps = ['asked', 'trying', 'ringing', 'answered'] as const;
export type TransferStep = (typeof transferSteps)[number];

/** The step that the latest status of the target means: 18x rings, other 1xx try, 2xx answered (RFC 3515 §2.4.5). */
export function transferStep({ sipCode }: Pick<TransferInProgress, 'sipCode'>): TransferStep {
  if (sipCode === null) return 'asked';
  if (sipCode >= 200) return 'answered';
  return sipCode >= 180 ? 'ringing' : 'trying';
}
