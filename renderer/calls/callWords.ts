import type { TFunction } from 'i18next';
import type { Call } from '../../shared/calls/call.ts';
import type { CallResult } from '../../shared/calls/callLogEntry.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** A call's state in one or two words. */
export function callStateText(t: TFunction, call: Call): string {
  const { state } = call;
  if (state.kind === 'held') return t(`calls.heldBy.${state.by}`);
  if (state.kind === 'ringing') return t(`calls.ringing.${call.direction}`);
  return t(`calls.state.${state.kind}`);
}

export function callStateTone(call: Call): Tone {
  switch (call.state.kind) {
    case 'talking':
      return 'ok';
    case 'held':
      return 'warn';
    case 'ended':
      return 'quiet';
    case 'dialling':
    case 'ringing':
    case 'answering':
      return 'info';
  }
}

/** Tone of a call's result in lists. */
export const resultTones: Readonly<Record<CallResult, Tone>> = {
  open: 'info',
  answered: 'ok',
  missed: 'danger',
  rejected: 'warn',
  forwarded: 'info',
  failed: 'warn',
};
