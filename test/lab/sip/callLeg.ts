import { randomInt } from 'node:crypto';
import { assertNever } from '../../../shared/kernel/assertNever.ts';
import type { RtpEndpoint } from '../media/rtpEndpoint.ts';
import { preciseNow } from '../media/receivedAudio.ts';
import type { ReceivedDtmf } from '../media/telephoneEvent.ts';
import type { Gateway, IncomingRequest, OutgoingRequest } from './gateway.ts';
import { cseqOf, headerOf, uriOf } from './message.ts';
import type { SipHeader, SipMessage } from './message.ts';
import { answerDirection, readSdp, writeSdp } from './sdp.ts';
import type { Direction } from './sdp.ts';
import type { CallEnd, TrunkCall, TrunkCallState } from './trunkCall.ts';

/** Payload type in which the trunk wants telephone events. */
export const TELEPHONE_EVENT = 101;

/** The dialog of a call (RFC 3261 section 12): what every later request of ours carries. */
export interface Dialog {
  readonly callId: string;
  /** From value with our tag. */
  readonly local: string;
  /** To value, with the other's tag once known. */
  remote: string;
  /** Contact of the other side. */
  target: string;
  routes: readonly string[];
  sequence: number;
}

/** What callers and called parties share: state, media, requests within the dialog. */
export interface CallLeg {
  readonly call: TrunkCall;
  readonly dialog: Dialog;
  readonly contact: SipHeader;
  /** Our description; each is newer than the one before. */
  describe(direction: Direction): string;
  /** Takes the other's description: where to send, whether it holds us. */
  accept(sdp: string): void;
  enter(state: Exclude<TrunkCallState, 'ended'>): void;
  end(end: CallEnd): void;
  note(message: SipMessage): void;
  /** Requests in the dialog, ACK and CANCEL apart. */
  handle(request: IncomingRequest): void;
  /** Its sound, for a room of several. */
  readonly rtp: RtpEndpoint;
  /** Sends a NOTIFY in the dialog. */
  notify(headers: readonly SipHeader[], body: string): void;
  /** Notes that a transfer connected this call with another. */
  joined(other: TrunkCall): void;
  request(method: string, extra?: readonly SipHeader[], body?: string): OutgoingRequest;
}

const SDP_TYPE: SipHeader = { name: 'Content-Type', value: 'application/sdp' };

function describeEnd(end: CallEnd): string {
  switch (end.by) {
    case 'refused':
      return `refused with ${end.status} ${end.reason}`;
    case 'us':
    case 'them':
    case 'cancelled':
    case 'silence':
      return `ended by ${end.by}`;
    default:
      return assertNever(end);
  }
}

/**
 * Makes the shared part of a call over `gateway` with sound through `rtp`, which it closes at the end. `cancel` is
 * how this side gives up before the answer.
 */
export function makeCallLeg(gateway: Gateway, rtp: RtpEndpoint, dialog: Dialog, cancel: () => Promise<CallEnd>, refer: (leg: CallLeg, incoming: IncomingRequest) => void): CallLeg {
  const sessionId = randomInt(1, 2 ** 31);
  const received: SipMessage[] = [];
  const infos: ReceivedDtmf[] = [];
  const times: Partial<Record<TrunkCallState, number>> = { calling: preciseNow() };
  const waiting = new Set<() => void>();
  let state: TrunkCallState = 'calling';
  let version = 0;
  let ourDirection: Direction = 'sendrecv';
  let heldByOther = false;
  let leaving = false;
  let joinedWith: TrunkCall | undefined;
  let ending: CallEnd | undefined;
  let resolveEnded: (end: CallEnd) => void = () => undefined;
  const ended = new Promise<CallEnd>((resolve) => {
    resolveEnded = resolve;
  });
  const contact: SipHeader = { name: 'Contact', value: `<sip:trunk@127.0.0.1:${gateway.port}>` };

  function wake(): void {
    for (const check of [...waiting]) check();
  }

  function enter(next: Exclude<TrunkCallState, 'ended'>): void {
    if (state === 'ended' || state === 'talking') return;
    state = next;
    times[next] ??= preciseNow();
    wake();
  }

  function end(reason: CallEnd): void {
    if (state === 'ended') return;
    state = 'ended';
    ending = reason;
    times.ended = preciseNow();
    rtp.close();
    resolveEnded(reason);
    wake();
  }

  function until(reached: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      function check(): void {
        if (!reached() && ending === undefined) return;
        waiting.delete(check);
        if (reached()) resolve();
        else reject(new Error(`The call was ${describeEnd(ending!)}`));
      }
      waiting.add(check);
      check();
    });
  }

  function describe(direction: Direction): string {
    version += 1;
    return writeSdp({ port: rtp.port, sessionId, version, direction, telephoneEvent: rtp.telephoneEvent });
  }

  function accept(text: string): void {
    const sdp = readSdp(text);
    if (sdp === undefined) return;
    heldByOther = sdp.direction === 'sendonly' || sdp.direction === 'inactive';
    const sending = answerDirection(sdp.direction, ourDirection);
    if (sdp.port !== 0 && (sending === 'sendrecv' || sending === 'sendonly')) {
      rtp.sendTo({ host: sdp.host, port: sdp.port, telephoneEvent: sdp.telephoneEvent ?? TELEPHONE_EVENT });
    } else rtp.pause();
  }

  function request(method: string, extra: readonly SipHeader[] = [], body?: string): OutgoingRequest {
    if (method !== 'ACK') dialog.sequence += 1;
    const headers: SipHeader[] = [
      ...dialog.routes.map((value) => ({ name: 'Route', value })),
      { name: 'From', value: dialog.local },
      { name: 'To', value: dialog.remote },
      { name: 'Call-ID', value: dialog.callId },
      { name: 'CSeq', value: `${dialog.sequence} ${method}` },
      contact,
      ...extra,
    ];
    return { method, uri: dialog.target, headers, body };
  }

  function takeTarget(message: SipMessage): void {
    const value = headerOf(message, 'Contact');
    if (value !== undefined) dialog.target = uriOf(value);
  }

  function answerReinvite(incoming: IncomingRequest): void {
    takeTarget(incoming.message);
    const offer = readSdp(incoming.message.body);
    if (offer !== undefined) accept(incoming.message.body);
    const body = describe(offer === undefined ? ourDirection : answerDirection(offer.direction, ourDirection));
    incoming.respond({ status: 200, reason: 'OK', headers: [contact, SDP_TYPE], body });
  }

  function handle(incoming: IncomingRequest): void {
    note(incoming.message);
    // RFC 3261 §15.1.1: whoever sent a BYE has ended the session, answered or not.
    if (leaving && incoming.method !== 'BYE' && incoming.method !== 'ACK') return incoming.respond({ status: 481, reason: 'Call Does Not Exist' });
    switch (incoming.method) {
      case 'BYE':
        incoming.respond({ status: 200, reason: 'OK' });
        end({ by: 'them', atMs: preciseNow() });
        return;
      case 'INVITE':
      case 'UPDATE':
        answerReinvite(incoming);
        return;
      case 'ACK':
        if (incoming.message.body !== '') accept(incoming.message.body);
        return;
      case 'REFER':
        refer(leg, incoming);
        return;
      case 'INFO': {
        const digit = /^\s*Signal\s*=\s*(\S)/im.exec(incoming.message.body)?.[1];
        const durationMs = Number(/^\s*Duration\s*=\s*(\d+)/im.exec(incoming.message.body)?.[1] ?? 0);
        if (digit !== undefined) infos.push({ digit, by: 'info', durationMs });
        incoming.respond({ status: 200, reason: 'OK' });
        return;
      }
      default:
        incoming.respond({ status: 200, reason: 'OK' });
    }
  }

  function note(message: SipMessage): void {
    received.push(message);
  }

  /** Offers `direction` in a re-INVITE and resolves when it was accepted. */
  function reinvite(direction: Direction): Promise<void> {
    ourDirection = direction;
    const offer = request('INVITE', [SDP_TYPE], describe(direction));
    const sequence = dialog.sequence;
    return new Promise((resolve, reject) => {
      gateway.send(offer, (response) => {
        if (response === undefined) return reject(new Error('Nobody answered the re-INVITE'));
        note(response);
        if (response.start.kind !== 'response' || response.start.status < 200) return;
        const { status, reason } = response.start;
        if (status >= 300) return reject(new Error(`The re-INVITE was refused with ${status} ${reason}`));
        takeTarget(response);
        const ack = request('ACK');
        gateway.sendAck({ ...ack, headers: ack.headers.map((header) => (header.name === 'CSeq' ? { name: 'CSeq', value: `${sequence} ACK` } : header)) });
        accept(response.body);
        resolve();
      });
    });
  }

  function hangUp(): Promise<CallEnd> {
    if (state === 'talking' && !leaving) {
      leaving = true;
      gateway.send(request('BYE'), (response) => {
        if (response === undefined) return end({ by: 'silence', atMs: preciseNow() });
        note(response);
        if (cseqOf(response).method === 'BYE') end({ by: 'us', atMs: preciseNow() });
      });
    }
    return ended;
  }

  const leg: CallLeg = {
    dialog,
    rtp,
    notify: (headers, body) => void gateway.send(request('NOTIFY', headers, body), () => undefined),
    joined: (other) => {
      joinedWith = other;
    },
    contact,
    describe,
    accept,
    enter,
    end,
    note,
    handle,
    request,
    call: {
      callId: dialog.callId,
      get state() {
        return state;
      },
      get heldByOther() {
        return heldByOther;
      },
      audio: rtp.audio,
      ended,
      received,
      times,
      untilRinging: () => until(() => times.ringing !== undefined || times.talking !== undefined),
      untilAnswered: () => until(() => times.talking !== undefined),
      sentPackets: rtp.sent,
      receivedDtmf: () => [...rtp.pressed(), ...infos],
      receivedTone: (frequencyHz) => rtp.audio.hasTone(frequencyHz),
      play: rtp.play,
      press: rtp.press,
      hold: () => reinvite('sendonly'),
      resume: () => reinvite('sendrecv'),
      hangUp,
      cancel,
      get joinedWith() {
        return joinedWith;
      },
    },
  };
  return leg;
}
