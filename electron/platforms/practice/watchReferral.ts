import type { PracticeEvent, PracticeOutcome } from './practiceCall.ts';
import type { TellOutcome } from './referrals.ts';
import type { ReferTarget } from './sip/referTo.ts';

/** Notes what becomes of a call's REFERs. */
export interface WatchedReferral {
  readonly referred: (target: ReferTarget, tell: TellOutcome) => void;
  /** How the call was over when its party has gone to somebody else; undefined while it has not. */
  readonly outcome: PracticeOutcome | undefined;
}

export function watchReferral(sipCallId: string, publish: (event: PracticeEvent) => void, follow: (target: ReferTarget, tell: TellOutcome) => void): WatchedReferral {
  let outcome: PracticeOutcome | undefined;
  return {
    get outcome() {
      return outcome;
    },
    referred(target, tell) {
      publish({ kind: 'transferAsked', sipCallId, to: target.user, replaces: target.replaces !== null });
      follow(target, (status) => {
        if (status >= 200) publish({ kind: 'transferSettled', sipCallId, sipCode: status });
        if (status >= 200 && status < 300) outcome = { kind: 'transferred', to: target.user };
        tell(status);
      });
    },
  };
}
