import type { Callee } from './callees.ts';
import type { CallerMedia } from './callerMedia.ts';
import type { Clock } from './clock.ts';
import { establishCall, type EstablishedCall } from './establishedCall.ts';
import type { DialogCall } from './offeredCall.ts';
import type { PracticeCall, PracticeEvent, PracticeOutcome } from './practiceCall.ts';
import type { Random } from './random.ts';
import { speak } from './speech.ts';
import type { TellOutcome } from './referrals.ts';
import type { SpokenClip } from './scenario.ts';
import { watchReferral } from './watchReferral.ts';
import type { ReferTarget } from './sip/referTo.ts';
import { allowHeader, belongsTo, dialogOfInvite, newTag, platformContact } from './sip/dialog.ts';
import { offersDtlsAudio } from './sip/sdpDirection.ts';
import { headerOf } from './sip/sipMessage.ts';
import type { ServerTransaction, Transactions } from './sip/transactions.ts';

/** The callee's first and later words; seconds since the answer. */
const calleeSays = [{ afterSeconds: 0.4, clip: 'calleeHello' }, { afterSeconds: 6, clip: 'calleeGoesOn' }] as const;

/**
 * Plays the called party for an INVITE of the seat: 180, then an answer, busy, no answer or "not found" as its callee
 * says. Ends exactly once with `callEnded`.
 */
export function takeDialledCall(options: {
  readonly transaction: ServerTransaction;
  readonly media: CallerMedia;
  readonly transactions: Transactions;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: (event: PracticeEvent) => void;
  /** What the dialled number does. */
  readonly callee: Callee;
  readonly refer: (call: DialogCall, target: ReferTarget, tell: TellOutcome) => void;
}): DialogCall {
  const { transaction, media, transactions, clock, random, publish, callee } = options;
  const { request } = transaction;
  const sipCallId = headerOf(request, 'call-id')!;
  const toTag = newTag(random);
  const referral = watchReferral(sipCallId, publish, (target, tell) => options.refer(call, target, tell));
  const stops: (() => void)[] = [];
  let state: PracticeCall['state'] = 'ringing';
  let established: EstablishedCall | undefined;
  let legId: string | undefined;
  let talkingSince = 0;

  function end(outcome: PracticeOutcome): void {
    if (state === 'ended') return;
    state = 'ended';
    for (const stop of stops) stop();
    if (legId !== undefined) media.close(legId);
    publish({ kind: 'callEnded', sipCallId, scenario: null, outcome });
  }

  function refuse(sipCode: number, q850?: number): void {
    if (state !== 'ringing') return;
    transaction.respond(sipCode, { toTag, headers: q850 === undefined ? [] : [{ name: 'Reason', value: `Q.850;cause=${q850}` }] });
    end({ kind: 'refused', sipCode });
  }

  function answer(hangsUpAfterSeconds: number, says: readonly SpokenClip[] = calleeSays): void {
    media.answer(request.body, says.map(({ clip }) => clip)).then(
      (leg) => {
        if (state !== 'ringing') return media.close(leg.legId);
        legId = leg.legId;
        const dialog = dialogOfInvite(request, toTag)!;
        established = establishCall({
          dialog, legId, media, transactions, random,
          listener: {
            ended: (by) => end(by === 'failed' ? { kind: 'failed', why: 'media or dialog broke' } : (referral.outcome ?? { kind: 'talked', endedBy: by, talkMs: clock.now() - talkingSince })),
            heldBySeat: (held) => publish({ kind: held ? 'heldBySeat' : 'resumedBySeat', sipCallId }),
            dtmfReceived: (digit) => publish({ kind: 'dtmfReceived', sipCallId, digit }),
            referred: referral.referred,
          },
        });
        state = 'talking';
        talkingSince = clock.now();
        transaction.respond(200, { toTag, headers: [platformContact, allowHeader, { name: 'Content-Type', value: 'application/sdp' }], body: leg.sdp });
        publish({ kind: 'callerAnswered', sipCallId });
        stops.push(speak({ media, clock, legId, says }));
        stops.push(clock.after(hangsUpAfterSeconds * 1_000, () => established?.hangUp()));
      },
      () => refuse(500),
    );
  }

  publish({ kind: 'seatDialled', sipCallId });
  if (!dialogOfInvite(request, toTag)) refuse(400);
  else if (!offersDtlsAudio(request.body)) refuse(488);
  else {
    transaction.respond(100);
    transaction.onCancel = () => {
      if (state !== 'ringing') return;
      transaction.respond(487, { toTag });
      end({ kind: 'cancelled' });
    };
    if (callee.kind === 'refuses' && callee.sipCode === 404) stops.push(clock.after(callee.afterSeconds * 1_000, () => refuse(404, callee.q850)));
    else {
      transaction.respond(180, { toTag, headers: [platformContact] });
      publish({ kind: 'callRang', sipCallId });
      stops.push(clock.after(callee.afterSeconds * 1_000, () => (callee.kind === 'answers' ? answer(callee.hangsUpAfterSeconds, callee.says) : refuse(callee.sipCode, callee.q850))));
    }
  }

  const call: DialogCall = {
    sipCallId,
    scenario: null,
    direction: 'fromSeat',
    get dialog() {
      return established?.dialog;
    },
    get state() {
      return state;
    },
    leave() {
      if (established) established.hangUp();
      else refuse(480);
    },
    drop() {
      established?.drop();
      end({ kind: 'failed', why: 'the seat is gone' });
    },
    take(incoming) {
      if (!established || !belongsTo(incoming.request, established.dialog)) return false;
      established.take(incoming);
      return true;
    },
  };
  return call;
}
