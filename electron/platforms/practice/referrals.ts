import { assertNever } from '../../../shared/kernel/assertNever.ts';
import type { Callee } from './callees.ts';
import type { Clock } from './clock.ts';
import type { DialogCall } from './offeredCall.ts';
import type { ReferTarget } from './sip/referTo.ts';

/** Tells the seat how the target fares (NOTIFY, RFC 3515 §2.4.5); a status of 200 or above is the last word. */
export type TellOutcome = (status: number) => void;

/**
 * Follows the seat's REFERs: the caller rings at the target, and goes on with it when it answers; or takes the place of the
 * seat in another call.
 */
export class Referrals {
  private readonly options: { readonly clock: Clock; readonly calleeOf: (user: string) => Callee; readonly calls: () => readonly DialogCall[] };

  constructor(options: Referrals['options']) {
    this.options = options;
  }

  follow(call: DialogCall, target: ReferTarget, tell: TellOutcome): void {
    if (target.replaces) return tell(this.replace(call, target.replaces));
    const { clock, calleeOf } = this.options;
    const callee = calleeOf(target.user);
    if (callee.kind === 'refuses' && callee.sipCode === 404) return tell(404);
    if (callee.afterSeconds === 0) return tell(statusOf(callee));
    tell(180);
    clock.after(callee.afterSeconds * 1_000, () => tell(statusOf(callee)));
  }

  /** The caller takes the seat's place in the other call; the seat's own leg there is hung up. */
  private replace(call: DialogCall, { callId, toTag, fromTag }: NonNullable<ReferTarget['replaces']>): number {
    const other = this.options.calls().find((candidate) => candidate !== call && candidate.sipCallId === callId && candidate.state === 'talking');
    if (!other?.dialog || other.dialog.localTag !== toTag || other.dialog.remoteTag !== fromTag) return 481;
    other.leave();
    return 200;
  }
}

function statusOf(callee: Callee): number {
  switch (callee.kind) {
    case 'answers': return 200;
    case 'refuses': return callee.sipCode;
    default: return assertNever(callee);
  }
}
