import { randomBytes } from 'node:crypto';
import { assertNever } from '../../../shared/kernel/assertNever.ts';
import { openRtpEndpoint } from '../media/rtpEndpoint.ts';
import { makeMixer, type Mixer } from '../media/mixer.ts';
import { preciseNow } from '../media/receivedAudio.ts';
import { makeCallLeg, TELEPHONE_EVENT } from './callLeg.ts';
import type { CallLeg } from './callLeg.ts';
import type { Gateway, IncomingRequest } from './gateway.ts';
import { headerOf, headersOf, listOf, requiredHeader, uriOf, userOf } from './message.ts';
import type { SipMessage } from './message.ts';
import { answerDirection, readSdp } from './sdp.ts';
import type { OnRefer, Refer } from './referrals.ts';
import type { CallEnd, TrunkCall } from './trunkCall.ts';

/** What the called party does with a call. */
export type Answering =
  | {
      readonly kind: 'answers';
      /** Rings that long before the answer; defaults to 100. */
      readonly afterMs?: number;
      /** Rings until this is settled instead. */
      readonly once?: Promise<unknown>;
      /** Sends 183 with sound instead of 180, as an announcement before the answer. */
      readonly earlyMedia?: boolean;
      readonly hangUpAfterMs?: number;
    }
  | { readonly kind: 'refuses'; readonly status: number; readonly reason: string }
  | { readonly kind: 'ringsForever' };

/** Busy, as a called party says it. */
export const busy: Answering = { kind: 'refuses', status: 486, reason: 'Busy Here' };

export interface AnsweringPartyOptions {
  /** The number it answers at; without it, every number nobody else answers at. */
  readonly number?: string;
  /** Defaults to answering after 100 ms. */
  readonly answering?: Answering;
  /** Tone the called party sends; defaults to 620. `null` is silence. */
  readonly toneHz?: number | null;
  /** Everybody who calls hears everybody else, as in a conference room. */
  readonly room?: boolean;
  /** What it does with a REFER; follows it when left out. */
  readonly onRefer?: OnRefer;
}

/** A call that a seat made, at the called party's end. */
export interface ReceivedCall {
  readonly call: TrunkCall;
  readonly invite: SipMessage;
  /** The number that was dialled. */
  readonly dialled: string;
  readonly from: string;
  /** The number to be shown, from P-Asserted-Identity; undefined when there is none. */
  readonly assertedIdentity: string | undefined;
  /** Values of any header of the INVITE. */
  header(name: string): readonly string[];
}

export interface AnsweringParty {
  /** Calls so far, oldest first. */
  readonly calls: readonly ReceivedCall[];
  /** The next call that has not been handed out by this function yet. */
  nextCall(): Promise<ReceivedCall>;
  /** Changes what happens to later calls. */
  behave(answering: Answering): void;
  /** Takes no more calls. */
  close(): void;
}

interface Entry {
  readonly number: string | undefined;
  readonly take: (request: IncomingRequest) => void;
}

/** The called parties of one gateway. The party opened last at a number gets its calls. */
export interface AnsweringParties {
  open(options?: AnsweringPartyOptions): AnsweringParty;
}

/** Lets parties answer what arrives at `gateway`; numbers without a party get 404. */
export function answeringParties(gateway: Gateway, refer: Refer): AnsweringParties {
  const entries: Entry[] = [];
  gateway.onNewCall((request) => {
    const start = request.message.start;
    const dialled = start.kind === 'request' ? userOf(start.uri) : '';
    const entry = entries.findLast(({ number }) => number === dialled) ?? entries.findLast(({ number }) => number === undefined);
    if (entry === undefined) request.respond({ status: 404, reason: 'Not Found' });
    else entry.take(request);
  });
  return {
    open(options = {}) {
      const calls: ReceivedCall[] = [];
      const waiting: (() => void)[] = [];
      const room = options.room ? makeMixer() : undefined;
      let handedOut = 0;
      let answering = options.answering ?? { kind: 'answers' };
      const entry: Entry = {
        number: options.number,
        take: (request) =>
          void receiveCall(gateway, request, answering, options.toneHz === null ? undefined : (options.toneHz ?? 620), (leg, incoming) => refer(leg, incoming, options.onRefer ?? 'follows'), room).then((received) => {
            calls.push(received);
            waiting.shift()?.();
          }),
      };
      entries.push(entry);
      return {
        calls,
        async nextCall() {
          if (calls.length <= handedOut) await new Promise<void>((resolve) => waiting.push(resolve));
          handedOut += 1;
          return calls[handedOut - 1]!;
        },
        behave(next) {
          answering = next;
        },
        close() {
          entries.splice(entries.indexOf(entry), 1);
        },
      };
    },
  };
}

async function receiveCall(gateway: Gateway, request: IncomingRequest, answering: Answering, toneHz: number | undefined, refer: (leg: CallLeg, incoming: IncomingRequest) => void, room: Mixer | undefined): Promise<ReceivedCall> {
  const invite = request.message;
  const tag = randomBytes(6).toString('hex');
  // An answer keeps the payload types of the offer (RFC 3264 §6.1).
  const rtp = await openRtpEndpoint(readSdp(invite.body)?.telephoneEvent ?? TELEPHONE_EVENT, toneHz);
  const callId = requiredHeader(invite, 'Call-ID');
  const dialog = {
    callId,
    local: `${requiredHeader(invite, 'To')};tag=${tag}`,
    remote: requiredHeader(invite, 'From'),
    target: uriOf(headerOf(invite, 'Contact') ?? ''),
    routes: listOf(invite, 'Record-Route'),
    sequence: 0,
  };
  const cancel = (): Promise<CallEnd> => {
    if (leg.call.state === 'talking') return leg.call.hangUp();
    refuse(leg, request, 486, 'Busy Here');
    return leg.call.ended;
  };
  const leg = makeCallLeg(gateway, rtp, dialog, cancel, refer);
  room?.join(rtp);
  void leg.call.ended.then(() => room?.leave(rtp));
  const detach = gateway.attach(callId, tag, (next) => {
    if (next.method === 'CANCEL') {
      leg.note(next.message);
      next.respond({ status: 200, reason: 'OK' });
      if (leg.call.state === 'talking' || leg.call.state === 'ended') return;
      request.respond({ status: 487, reason: 'Request Terminated' });
      leg.end({ by: 'cancelled', atMs: preciseNow() });
    } else leg.handle(next);
  }, leg);
  leg.note(invite);
  behave(leg, request, answering);
  // The ACK of a refusal and repeated requests still arrive for a while.
  void leg.call.ended.then(() => setTimeout(detach, 2_000).unref());
  const start = invite.start;
  const asserted = headerOf(invite, 'P-Asserted-Identity');
  return {
    call: leg.call,
    invite,
    dialled: start.kind === 'request' ? userOf(start.uri) : '',
    from: userOf(requiredHeader(invite, 'From')),
    assertedIdentity: asserted === undefined ? undefined : userOf(asserted),
    header: (name) => headersOf(invite, name),
  };
}

function refuse(leg: CallLeg, request: IncomingRequest, status: number, reason: string): void {
  if (leg.call.state === 'ended') return;
  request.respond({ status, reason });
  leg.end({ by: 'refused', status, reason, atMs: preciseNow() });
}

function behave(leg: CallLeg, request: IncomingRequest, answering: Answering): void {
  const offer = readSdp(request.message.body);
  const body = (): string => leg.describe(offer === undefined ? 'sendrecv' : answerDirection(offer.direction, 'sendrecv'));
  const described = { headers: [leg.contact, { name: 'Content-Type', value: 'application/sdp' }] };
  const ring = (): void => {
    request.respond({ status: 180, reason: 'Ringing', headers: [leg.contact] });
    leg.enter('ringing');
  };
  switch (answering.kind) {
    case 'refuses':
      return refuse(leg, request, answering.status, answering.reason);
    case 'ringsForever':
      return ring();
    case 'answers': {
      let early: string | undefined;
      if (answering.earlyMedia) {
        early = body();
        request.respond({ status: 183, reason: 'Session Progress', ...described, body: early });
        leg.accept(request.message.body);
        leg.enter('ringing');
      } else ring();
      const pickUp = (): void => {
        if (leg.call.state === 'ended') return;
        request.respond({ status: 200, reason: 'OK', ...described, body: early ?? body() });
        leg.accept(request.message.body);
        leg.enter('talking');
        if (answering.hangUpAfterMs !== undefined) setTimeout(() => void leg.call.hangUp(), answering.hangUpAfterMs);
      };
      if (answering.once) void answering.once.then(pickUp);
      else setTimeout(pickUp, answering.afterMs ?? 100);
      return;
    }
    default:
      return assertNever(answering);
  }
}
