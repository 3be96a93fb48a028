import type { CallEnd } from '../../shared/calls/call.ts';
import type { Leg } from '../calls/phone.ts';

/** The leg of a call that could not even be sent, e.g. to an address that is none: it has ended from the start. */
export function neverDialled(detail: string): Leg {
  const end: CallEnd = { by: 'platform', cause: 'notFound', sipReason: detail };
  const refuse = (): Promise<void> => Promise.reject(new Error('The call was never sent'));
  return {
    sipCallId: '',
    mediaId: undefined,
    answer: refuse,
    hold: refuse,
    resume: refuse,
    transfer: () => Promise.resolve({ kind: 'failed', problem: 'failed' }),
    redirect: () => {},
    reject: () => {},
    hangUp: () => {},
    setMuted: () => {},
    sendDtmf: () => { throw new Error('The call was never sent'); },
    listen: (listener) => listener({ kind: 'ended', end }),
  };
}
