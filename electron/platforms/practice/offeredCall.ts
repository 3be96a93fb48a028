import { assertNever } from '../../../shared/kernel/assertNever.ts';
import type { CallerMedia } from './callerMedia.ts';
import type { Clock } from './clock.ts';
import { establishCall, type EstablishedCall } from './establishedCall.ts';
import { callerAddress, inviteHeaders } from './inviteHeaders.ts';
import type { PracticeCall, PracticeEvent, PracticeOutcome } from './practiceCall.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { watchReferral } from './watchReferral.ts';
import type { TellOutcome } from './referrals.ts';
import { speak } from './speech.ts';
import { readReferTo, type ReferTarget } from './sip/referTo.ts';
import { writeAddress } from './sip/addressHeader.ts';
import { allowHeader, belongsTo, dialogOfAnswer, newTag, nextRequest, platformContact, type Dialog } from './sip/dialog.ts';
import { sequenceOf } from './sip/readSip.ts';
import { headerOf, type SipRequest, type SipResponse } from './sip/sipMessage.ts';
import { platformHost, type ClientOutcome, type ClientTransaction, type ServerTransaction, type Transactions } from './sip/transactions.ts';

/** A practice call in which the platform can be sent requests of its dialog. */
export interface DialogCall extends PracticeCall {
  /** Set once the call was answered. */
  readonly dialog: Dialog | undefined;
  /** False when the request is of another dialog. */
  take(transaction: ServerTransaction): boolean;
}

export interface OfferOptions {
  readonly scenario: Scenario;
  /** The seat's registered Contact URI and its address of record. */
  readonly contact: string;
  readonly seatUri: string;
  readonly domain: string;
  /** Measured wait in the queue; the scripted one by default. */
  readonly waitedSeconds?: number;
  readonly media: CallerMedia;
  readonly transactions: Transactions;
  readonly clock: Clock;
  readonly random: Random;
  readonly publish: (event: PracticeEvent) => void;
  readonly refer: (call: DialogCall, target: ReferTarget, tell: TellOutcome) => void;
}

/**
 * Offers a scripted call to the seat: INVITE with a DTLS-SRTP offer and the platform's headers, then lives through it
 * as the scenario says. Ends exactly once with `callEnded`.
 */
export function offerCall(options: OfferOptions): DialogCall {
  const { scenario, media, transactions, clock, random, publish } = options;
  const sipCallId = `${random.hex(24)}@${platformHost}`;
  let state: PracticeCall['state'] = 'ringing';
  let legId: string | undefined;
  let invite: ClientTransaction | undefined;
  let established: EstablishedCall | undefined;
  let cancelling = false;
  let answeredAt = 0;
  const referral = watchReferral(sipCallId, options.publish, (target, tell) => options.refer(call, target, tell));
  const stops: (() => void)[] = [];

  function end(outcome: PracticeOutcome): void {
    if (state === 'ended') return;
    state = 'ended';
    for (const stop of stops) stop();
    if (legId !== undefined) media.close(legId);
    publish({ kind: 'callEnded', sipCallId, scenario: scenario.name, outcome });
  }

  function send(sdp: string): void {
    invite = transactions.send(inviteOf(options, sipCallId, sdp), onOutcome);
    publish({ kind: 'callOffered', sipCallId, scenario: scenario.name });
    stops.push(clock.after(scenario.patienceSeconds * 1_000, giveUp));
  }

  function onOutcome(outcome: ClientOutcome): void {
    if (outcome.kind === 'timedOut') return end(cancelling ? { kind: 'cancelled' } : { kind: 'unreachable' });
    const { response } = outcome;
    if (response.status < 200) {
      if (response.status === 180) publish({ kind: 'callRang', sipCallId });
    } else if (response.status >= 300) {
      end(cancelling ? { kind: 'cancelled' } : refusalOf(response));
    } else {
      onAccepted(response);
    }
  }

  function onAccepted(response: SipResponse): void {
    const dialog = dialogOfAnswer(invite!.request, response);
    if (!dialog) return end({ kind: 'failed', why: 'answer without a usable Contact' });
    const acknowledge = () => transactions.sendAck(nextRequest(dialog, 'ACK', { sequence: sequenceOf(response)!.number }).request);
    if (established) return acknowledge();
    acknowledge();
    if (state === 'ended' || cancelling) {
      // The answer crossed our CANCEL: the dialog exists and must be ended by BYE (RFC 3261 §9.1).
      transactions.send(nextRequest(dialog, 'BYE').request, () => undefined);
      return end({ kind: 'cancelled' });
    }
    established = establishCall({ dialog, legId: legId!, media, transactions, random, listener: listenerOf() });
    state = 'talking';
    answeredAt = clock.now();
    media.answerReceived(legId!, response.body).then(onTalking, () => established!.fail('unusable answer'));
  }

  function listenerOf() {
    return {
      ended(by: 'seat' | 'remote' | 'failed') {
        if (by === 'failed') return end({ kind: 'failed', why: 'media or dialog broke' });
        end(referral.outcome ?? { kind: 'talked', endedBy: by, talkMs: clock.now() - answeredAt });
      },
      heldBySeat: (held: boolean) => publish({ kind: held ? 'heldBySeat' : 'resumedBySeat', sipCallId }),
      dtmfReceived: (digit: string) => publish({ kind: 'dtmfReceived', sipCallId, digit }),
      referred: referral.referred,
    };
  }

  function onTalking(): void {
    if (state !== 'talking') return;
    publish({ kind: 'callerAnswered', sipCallId });
    stops.push(speak({ media, clock, legId: legId!, says: scenario.says }));
    stops.push(clock.after(scenario.hangsUpAfterSeconds * 1_000, () => established?.hangUp()));
    if (scenario.holdsSeat) {
      const { afterSeconds, forSeconds } = scenario.holdsSeat;
      stops.push(clock.after(afterSeconds * 1_000, () => established?.hold(true)));
      stops.push(clock.after((afterSeconds + forSeconds) * 1_000, () => established?.hold(false)));
    }
  }

  function giveUp(): void {
    if (state !== 'ringing' || cancelling) return;
    if (!invite) return end({ kind: 'cancelled' });
    cancelling = true;
    invite.cancel();
    // RFC 3261 §9.1: without a final answer the transaction counts as cancelled after 64 × T1.
    stops.push(clock.after(32_000, () => end({ kind: 'cancelled' })));
  }

  media.offer(scenario.says.map(({ clip }) => clip)).then(
    (leg) => {
      if (state === 'ended') return media.close(leg.legId);
      legId = leg.legId;
      send(leg.sdp);
    },
    () => end({ kind: 'failed', why: 'no voice for the caller' }),
  );

  const call: DialogCall = {
    sipCallId,
    scenario: scenario.name,
    direction: 'toSeat',
    get dialog() {
      return established?.dialog;
    },
    get state() {
      return state;
    },
    leave() {
      switch (state) {
        case 'ringing':
          return giveUp();
        case 'talking':
          return established!.hangUp();
        case 'ended':
          return;
        default:
          assertNever(state);
      }
    },
    drop() {
      established?.drop();
      end({ kind: 'failed', why: 'the seat is gone' });
    },
    take(transaction) {
      if (!established || !belongsTo(transaction.request, established.dialog)) return false;
      established.take(transaction);
      return true;
    },
  };
  return call;
}

/** 302 names where the caller goes (RFC 3261 §21.3.3). */
function refusalOf(response: SipResponse): PracticeOutcome {
  const to = response.status === 302 ? readReferTo(headerOf(response, 'contact') ?? '')?.user : undefined;
  return to === undefined ? { kind: 'refused', sipCode: response.status } : { kind: 'redirected', to };
}

function inviteOf(options: OfferOptions, sipCallId: string, sdp: string): SipRequest {
  const { scenario, contact, seatUri, domain, random, waitedSeconds } = options;
  const to = scenario.serviceNumberIn === 'to' ? `sip:${scenario.serviceNumber}@${domain}` : seatUri;
  return {
    kind: 'request',
    method: 'INVITE',
    uri: contact,
    headers: [
      { name: 'Max-Forwards', value: '70' },
      { name: 'From', value: writeAddress({ ...callerAddress(scenario), tag: newTag(random) }) },
      { name: 'To', value: writeAddress({ uri: to }) },
      { name: 'Call-ID', value: sipCallId },
      { name: 'CSeq', value: `${random.between(1, 9_999)} INVITE` },
      platformContact,
      allowHeader,
      { name: 'User-Agent', value: '400 Practice Platform' },
      ...inviteHeaders(scenario, waitedSeconds),
      { name: 'Content-Type', value: 'application/sdp' },
    ],
    body: sdp,
  };
}
