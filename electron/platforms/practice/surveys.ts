import type { Clock } from './clock.ts';
import type { PracticeEvent } from './practiceCall.ts';
import type { Random } from './random.ts';
import { newTag, platformContact } from './sip/dialog.ts';
import { writeAddress } from './sip/addressHeader.ts';
import type { SipRequest } from './sip/sipMessage.ts';
import { platformHost, type Transactions } from './sip/transactions.ts';

/** A caller's verdict, given some time after the call. */
export interface Verdict {
  readonly score: number;
  readonly outOf: number;
  readonly afterSeconds: number;
}

/** Sends the caller's verdict on a call that is over in a MESSAGE of its own (RFC 3428). */
export function sendVerdict(options: {
  readonly sipCallId: string;
  readonly verdict: Verdict;
  readonly seat: () => { readonly contact: string; readonly uri: string; readonly transactions: Transactions } | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: (event: PracticeEvent) => void;
}): void {
  const { sipCallId, verdict, seat, clock, random, publish } = options;
  clock.after(verdict.afterSeconds * 1_000, () => {
    const to = seat();
    if (!to) return;
    const request: SipRequest = {
      kind: 'request',
      method: 'MESSAGE',
      uri: to.contact,
      headers: [
        { name: 'Max-Forwards', value: '70' },
        { name: 'From', value: writeAddress({ uri: `sip:survey@${platformHost}`, tag: newTag(random) }) },
        { name: 'To', value: writeAddress({ uri: to.uri }) },
        { name: 'Call-ID', value: `${random.hex(24)}@${platformHost}` },
        { name: 'CSeq', value: `${random.between(1, 9_999)} MESSAGE` },
        platformContact,
        { name: 'X-Survey', value: `${verdict.score}/${verdict.outOf}` },
        { name: 'X-Survey-Call', value: sipCallId },
      ],
      body: '',
    };
    to.transactions.send(request, () => undefined);
    publish({ kind: 'surveySent', sipCallId, score: verdict.score });
  });
}
