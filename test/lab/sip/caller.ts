import { randomBytes } from 'node:crypto';
import { openRtpEndpoint } from '../media/rtpEndpoint.ts';
import { preciseNow } from '../media/receivedAudio.ts';
import { makeCallLeg, TELEPHONE_EVENT } from './callLeg.ts';
import type { Gateway } from './gateway.ts';
import { headerOf, listOf, requiredHeader, uriOf } from './message.ts';
import type { HeaderValue, SipHeader, SipMessage } from './message.ts';
import type { OnRefer, Refer } from './referrals.ts';
import type { CallEnd, TrunkCall } from './trunkCall.ts';

/** A call from the 400 platform to a seat or a 400 number. */
export interface CallOptions {
  /** Seat (`8001`) or 400 number. */
  readonly to: string;
  /** Caller's number; defaults to 13800138000. */
  readonly from?: string;
  /** Display name before the From address, UTF-8. */
  readonly fromName?: string;
  /** A whole From URI, for `sip:anonymous@anonymous.invalid`, `tel:` and broken ones. Wins over `from`. */
  readonly fromUri?: string;
  /** Further headers, sent as they are. Repeat a header by a list of values; bytes are sent untouched. */
  readonly headers?: Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>;
  /** Tone the caller sends, in whole Hz; defaults to 440. `null` is silence. */
  readonly toneHz?: number | null;
  /** INVITE without a description; the seat's 200 offers and our ACK answers. */
  readonly lateOffer?: boolean;
  /** Hangs up that long after the answer; without it the caller waits for BYE. */
  readonly hangUpAfterMs?: number;
  /** Gives up that long after the INVITE when nobody answered. */
  readonly cancelAfterMs?: number;
  readonly callId?: string;
  /** What the caller's side does with a REFER; follows it when left out. */
  readonly onRefer?: OnRefer;
}

function extraHeaders(headers: CallOptions['headers'] = {}): SipHeader[] {
  return Object.entries(headers).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: HeaderValue) => ({ name, value: one })));
}

function fromValue(options: CallOptions, domain: string, tag: string): string {
  const uri = options.fromUri ?? `sip:${options.from ?? '13800138000'}@${domain}`;
  return `${options.fromName === undefined ? '' : `"${options.fromName}" `}<${uri}>;tag=${tag}`;
}

/** Sends the INVITE and returns the call at once; follow it with `untilRinging`, `untilAnswered` and `ended`. */
export async function placeCall(gateway: Gateway, domain: string, options: CallOptions, refer: Refer): Promise<TrunkCall> {
  const tag = randomBytes(6).toString('hex');
  const callId = options.callId ?? `${randomBytes(10).toString('hex')}@trunk`;
  const rtp = await openRtpEndpoint(TELEPHONE_EVENT, options.toneHz === null ? undefined : (options.toneHz ?? 440));
  const target = `sip:${options.to}@${domain}`;
  const leg = makeCallLeg(gateway, rtp, { callId, local: fromValue(options, domain, tag), remote: `<${target}>`, target, routes: [], sequence: 0 }, cancel, (self, incoming) => refer(self, incoming, options.onRefer ?? 'follows'));
  const detach = gateway.attach(callId, tag, leg.handle, leg);
  const timers: NodeJS.Timeout[] = [];
  let cancelling = false;
  let cancelSent = false;
  let provisional = false;
  let ack: (() => void) | undefined;
  let branch = '';

  const body = options.lateOffer ? undefined : leg.describe('sendrecv');
  const invite = leg.request(
    'INVITE',
    [
      ...extraHeaders(options.headers),
      { name: 'Allow', value: 'INVITE, ACK, CANCEL, BYE, OPTIONS, INFO, UPDATE' },
      ...(body === undefined ? [] : [{ name: 'Content-Type', value: 'application/sdp' }]),
    ],
    body,
  );

  function sendCancel(): void {
    if (!cancelling || !provisional || cancelSent) return;
    cancelSent = true;
    const headers = invite.headers.filter(({ name }) => ['From', 'To', 'Call-ID'].includes(name));
    gateway.send({ method: 'CANCEL', uri: invite.uri, headers: [...headers, { name: 'CSeq', value: '1 CANCEL' }] }, () => undefined, branch);
  }

  function answered(response: SipMessage): void {
    if (ack === undefined) {
      leg.dialog.remote = requiredHeader(response, 'To');
      leg.dialog.routes = listOf(response, 'Record-Route').reverse();
      leg.dialog.target = uriOf(headerOf(response, 'Contact') ?? leg.dialog.target);
      const answer = options.lateOffer ? leg.describe('sendrecv') : undefined;
      const request = leg.request('ACK', answer === undefined ? [] : [{ name: 'Content-Type', value: 'application/sdp' }], answer);
      ack = () => gateway.sendAck(request);
      leg.accept(response.body);
      leg.enter('talking');
      if (cancelling) void leg.call.hangUp();
      else if (options.hangUpAfterMs !== undefined) timers.push(setTimeout(() => void leg.call.hangUp(), options.hangUpAfterMs));
    }
    ack();
  }

  function onResponse(response: SipMessage | undefined): void {
    if (response === undefined) return leg.end({ by: 'silence', atMs: preciseNow() });
    leg.note(response);
    if (response.start.kind !== 'response') return;
    const { status, reason } = response.start;
    if (status < 200) {
      provisional = true;
      if (status > 100) {
        if (response.body !== '') leg.accept(response.body);
        leg.enter('ringing');
      }
      return sendCancel();
    }
    if (status < 300) return answered(response);
    leg.end(cancelSent && status === 487 ? { by: 'cancelled', atMs: preciseNow() } : { by: 'refused', status, reason, atMs: preciseNow() });
  }

  function cancel(): Promise<CallEnd> {
    if (leg.call.state === 'talking') return leg.call.hangUp();
    cancelling = true;
    sendCancel();
    return leg.call.ended;
  }

  branch = gateway.send(invite, onResponse).branch;
  if (options.cancelAfterMs !== undefined) timers.push(setTimeout(() => leg.call.state !== 'talking' && void cancel(), options.cancelAfterMs));
  void leg.call.ended.then(() => {
    for (const timer of timers) clearTimeout(timer);
    detach();
  });
  return leg.call;
}
