import type { CallerMedia } from './callerMedia.ts';
import type { Random } from './random.ts';
import type { TellOutcome } from './referrals.ts';
import { allowHeader, newTag, nextRequest, platformContact, type Dialog } from './sip/dialog.ts';
import { sequenceOf } from './sip/readSip.ts';
import { phraseOf } from './sip/response.ts';
import { directionOf, offersDtlsAudio, withDirection } from './sip/sdpDirection.ts';
import { readReferTo, type ReferTarget } from './sip/referTo.ts';
import { headerOf, type SipHeader } from './sip/sipMessage.ts';
import type { ClientOutcome, ServerTransaction, Transactions } from './sip/transactions.ts';

/** What the seat does inside a call that was answered. */
export interface EstablishedListener {
  /** `failed`: the media or the dialog broke and the platform sent BYE. */
  ended(by: 'seat' | 'remote' | 'failed'): void;
  heldBySeat(held: boolean): void;
  /** One SIP INFO with application/dtmf-relay or application/dtmf. */
  dtmfReceived(digit: string): void;
  /** The seat wants the remote party to go somewhere else; it was told 202. */
  referred(target: ReferTarget, tell: TellOutcome): void;
}

/** A call after its 2xx, from the remote party's side. */
export interface EstablishedCall {
  readonly dialog: Dialog;
  /** Takes a request of this dialog, ACK included. */
  take(transaction: ServerTransaction): void;
  /** Sends BYE. Nothing happens when the call is over. */
  hangUp(): void;
  /** Puts the seat on hold, or takes it back (RFC 3264 §8.4). While another offer is open it is only remembered. */
  hold(held: boolean): void;
  /** The media broke: BYE with a Reason, ends as `failed`. */
  fail(why: string): void;
  /** The transport is gone: ends without a word. */
  drop(): void;
}

const sdpType: SipHeader = { name: 'Content-Type', value: 'application/sdp' };
const reason = (text: string): SipHeader => ({ name: 'Reason', value: `Q.850;cause=41;text="${text}"` });

/** Serves one answered call until it ends; closing the leg is its owner's task. Offers inside the call are answered by `media`, one at a time (RFC 3261 §14). */
export function establishCall(options: {
  readonly dialog: Dialog;
  readonly legId: string;
  readonly media: CallerMedia;
  readonly transactions: Transactions;
  readonly random: Random;
  readonly listener: EstablishedListener;
}): EstablishedCall {
  const { legId, media, transactions, random, listener } = options;
  let dialog = options.dialog;
  let over = false;
  let held = false;
  /** What the remote party wants of the seat, kept for offers that have other reasons. */
  let holding = false;
  /** The seat's re-INVITE or UPDATE that media is working on. */
  let answering: ServerTransaction | undefined;
  /** Our own re-INVITE, from the request until its final response. */
  let offering = false;
  /** CSeq of a re-INVITE without SDP that we answered with an offer: its ACK brings the answer. */
  let lateOffer: number | undefined;
  /** A REFER whose outcome was not told yet. */
  let referring = false;

  function end(by: 'seat' | 'remote' | 'failed'): void {
    if (over) return;
    over = true;
    if (answering) answering.respond(487);
    unsubscribe();
    listener.ended(by);
  }

  function sendBye(headers: readonly SipHeader[] = []): void {
    const next = nextRequest(dialog, 'BYE', { headers });
    dialog = next.dialog;
    transactions.send(next.request, () => undefined);
  }

  function fail(why: string): void {
    if (over) return;
    sendBye([reason(why)]);
    end('failed');
  }

  function noteDirection(sdp: string): void {
    const direction = directionOf(sdp);
    const now = direction === 'sendonly' || direction === 'inactive';
    if (now === held) return;
    held = now;
    listener.heldBySeat(held);
  }

  function takeOffer(transaction: ServerTransaction): void {
    const { request } = transaction;
    if (answering) return transaction.respond(500, { headers: [{ name: 'Retry-After', value: String(random.between(0, 10)) }] });
    if (offering) return transaction.respond(491);
    const withoutOffer = request.body === '';
    if (withoutOffer && request.method === 'UPDATE') return transaction.respond(200, { headers: [platformContact, allowHeader] });
    if (!withoutOffer && !offersDtlsAudio(request.body)) return transaction.respond(488);
    answering = transaction;
    const work = withoutOffer ? media.reoffer(legId) : media.reanswer(legId, request.body);
    work.then(
      (sdp) => {
        answering = undefined;
        if (over) return;
        if (withoutOffer) lateOffer = sequenceOf(request)!.number;
        transaction.respond(200, { headers: [platformContact, allowHeader, sdpType], body: sdp });
        if (!withoutOffer) noteDirection(request.body);
      },
      () => {
        answering = undefined;
        transaction.respond(488);
      },
    );
  }

  function takeAck(transaction: ServerTransaction): void {
    if (lateOffer === undefined || sequenceOf(transaction.request)!.number !== lateOffer) return;
    lateOffer = undefined;
    media.answerReceived(legId, transaction.request.body).catch(() => fail('no answer to the offer'));
  }

  function takeInfo(transaction: ServerTransaction): void {
    const { request } = transaction;
    const type = (headerOf(request, 'content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    const digit = (type === 'application/dtmf-relay' ? /^\s*Signal\s*=\s*([0-9*#A-D])\s*$/imu : /^\s*([0-9*#A-D])\s*$/iu).exec(request.body)?.[1];
    if (type !== 'application/dtmf-relay' && type !== 'application/dtmf') return transaction.respond(415);
    if (digit === undefined) return transaction.respond(400);
    transaction.respond(200);
    listener.dtmfReceived(digit.toUpperCase());
  }

  /** Tells how a REFER fares, as a sipfrag (RFC 3515 §2.4.5, RFC 3420). */
  function notify(status: number, phrase: string): void {
    if (over) return;
    const next = nextRequest(dialog, 'NOTIFY', {
      headers: [
        { name: 'Event', value: 'refer' },
        { name: 'Subscription-State', value: status < 200 ? 'active;expires=60' : 'terminated;reason=noresource' },
        { name: 'Content-Type', value: 'message/sipfrag;version=2.0' },
      ],
      body: `SIP/2.0 ${status} ${phrase}\r\n`,
    });
    dialog = next.dialog;
    transactions.send(next.request, () => undefined);
  }

  function takeRefer(transaction: ServerTransaction): void {
    const target = readReferTo(headerOf(transaction.request, 'refer-to') ?? '');
    if (!target) return transaction.respond(400);
    if (referring) return transaction.respond(491);
    referring = true;
    transaction.respond(202, { headers: [platformContact] });
    notify(100, 'Trying');
    listener.referred(target, (status) => {
      if (!referring) return;
      if (status >= 200) referring = false;
      notify(status, phraseOf(status));
    });
  }

  /** After a refusal (491, RFC 3261 §14.1, or another) the practice caller lets it be and talks on. */
  function onReoffered(outcome: ClientOutcome): void {
    if (outcome.kind === 'response' && outcome.response.status < 200) return;
    if (outcome.kind === 'timedOut' || outcome.response.status === 481 || outcome.response.status === 408) {
      offering = false;
      return fail('no answer to the offer');
    }
    const { response } = outcome;
    if (response.status < 300) {
      transactions.sendAck(nextRequest(dialog, 'ACK', { sequence: sequenceOf(response)!.number }).request);
      if (!offering) return;
      offering = false;
      if (!over) media.answerReceived(legId, response.body).catch(() => fail('unusable answer'));
      return;
    }
    offering = false;
  }

  function sendOffer(): void {
    if (over || offering || answering) return;
    offering = true;
    media.reoffer(legId).then(
      (sdp) => {
        if (over) return;
        const next = nextRequest(dialog, 'INVITE', { headers: [allowHeader, sdpType], body: holding ? withDirection(sdp, 'sendonly') : sdp });
        dialog = next.dialog;
        transactions.send(next.request, onReoffered);
      },
      () => {
        offering = false;
      },
    );
  }

  const unsubscribe = media.onLegReplaced((replaced) => {
    if (replaced === legId) sendOffer();
  });

  return {
    get dialog() {
      return dialog;
    },
    take(transaction) {
      const { request } = transaction;
      if (request.method === 'ACK') return takeAck(transaction);
      if (over) return transaction.respond(481);
      const sequence = sequenceOf(request)!.number;
      if (dialog.remoteSequence !== undefined && sequence <= dialog.remoteSequence) return transaction.respond(500);
      dialog = { ...dialog, remoteSequence: sequence };
      switch (request.method) {
        case 'BYE':
          transaction.respond(200);
          return end('seat');
        case 'INVITE':
        case 'UPDATE':
          return takeOffer(transaction);
        case 'INFO':
          return takeInfo(transaction);
        case 'REFER':
          return takeRefer(transaction);
        case 'OPTIONS':
          return transaction.respond(200, { headers: [allowHeader] });
        default:
          return transaction.respond(405, { headers: [allowHeader], toTag: newTag(random) });
      }
    },
    hangUp() {
      if (over) return;
      sendBye();
      end('remote');
    },
    hold(wanted) {
      if (holding === wanted) return;
      holding = wanted;
      sendOffer();
    },
    fail,
    drop: () => end('failed'),
  };
}
