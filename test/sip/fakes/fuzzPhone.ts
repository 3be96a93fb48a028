import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import { phoneListener } from '../../fakes/phoneListener.ts';
import type { Leg, Phone } from '../../../electron/calls/phone.ts';
import type { createSipPhone } from '../../../electron/sip/sipPhone.ts';
import type { builtInProfile } from '../../../electron/sip/profiles/builtInProfiles.ts';
import { FakePeerConnections } from './fakePeerConnections.ts';
import { MemorySocket } from './memorySocket.ts';
import { mutate, seeded } from './mutate.ts';
import { secureSdp } from './sdp.ts';

export interface FuzzResult {
  readonly messages: number;
  /** Exceptions that came out of the socket, or were thrown or rejected later with nobody to catch them. */
  readonly exceptions: number;
  /** Processor time of the worst message. */
  readonly slowestMs: number;
  readonly slowest: string;
  /** Legs that the mutants brought to ringing, and to an answer: shows that they get past the guard. */
  readonly rang: number;
  readonly answered: number;
  readonly dropped: Phone['dropped'];
  /** The first escaped exceptions, with the message that caused them. */
  readonly samples: readonly string[];
}

export interface FuzzParts {
  readonly createSipPhone: typeof createSipPhone;
  readonly profile: ReturnType<typeof builtInProfile>;
}

const contact = 'Contact: <sip:caller@192.0.2.9:5060>';

/** Feeds a real phone `messages` mutants of requests and of answers that fit its own transactions and dialogs. */
export async function fuzzPhone({ createSipPhone, profile }: FuzzParts, messages: number, seed: number): Promise<FuzzResult> {
  const random = seeded(seed);
  const socket = new MemorySocket();
  const media = new FakePeerConnections('fuzz');
  let clock = 1_700_000_000_000;
  const legs = new Set<Leg>();
  let rang = 0;
  let answered = 0;
  const samples: string[] = [];
  let exceptions = 0;
  let current = '';
  const escaped = (error: unknown): void => {
    exceptions += 1;
    if (samples.length < 8) samples.push(`${error instanceof Error ? error.stack : String(error)}\n--- while handling\n${current.slice(0, 1_500)}`);
  };
  process.on('uncaughtException', escaped);
  process.on('unhandledRejection', escaped);
  const phone = createSipPhone({
    settings: provisioningSchema.parse({ version: 1, server: 'ws://pbx.example.com', sipUri: 'sip:8001@pbx.example.com', password: 'x', trustedPeers: ['pbx.example.com'] }),
    profile, peerConnections: media, openSocket: () => socket, gatheringMs: 5, mediaPatienceMs: 200,
    // A second per message: the limits on floods stay out of the way.
    clock: { now: () => (clock += 1_000) },
    listener: phoneListener({
      registrationChanged: () => {},
      invited: (leg) => {
        rang += 1;
        legs.add(leg);
        leg.listen((event) => {
          if (event.kind === 'answered') answered += 1;
          if (event.kind === 'ended') legs.delete(leg);
        });
        if (random() < 0.7) leg.answer().catch(() => {});
      },
    }),
  });
  phone.start();
  await breathe();
  let slowestMs = 0;
  let slowest = '';
  for (let count = 0; count < messages; count += 1) {
    const template = templateFor(socket, random, count);
    current = random() < 0.15 ? template : mutate(template, random);
    const before = mainThreadMs();
    try {
      socket.receive(random() < 0.9 ? current : Buffer.from(current, 'latin1'));
    } catch (error) {
      escaped(error);
    }
    const took = mainThreadMs() - before;
    if (took > slowestMs) {
      slowestMs = took;
      slowest = current;
    }
    if (count % 25 === 0) await breathe();
    if (count % 400 === 0) {
      if (legs.size > 4) for (const leg of [...legs].slice(4)) leg.hangUp();
      const [leg] = legs;
      if (leg) (random() < 0.5 ? leg.hold() : leg.resume()).catch(() => {});
      if (random() < 0.2) legs.add(phone.dial('8002'));
      socket.sent.splice(0, Math.max(0, socket.sent.length - 60));
      media.peers.splice(0, Math.max(0, media.peers.length - 20));
    }
    if (count % 20_000 === 19_999) {
      socket.drop();
      phone.register();
      await breathe();
    }
  }
  const { dropped } = phone;
  for (const leg of legs) leg.hangUp();
  await phone.stop();
  await breathe();
  process.off('uncaughtException', escaped);
  process.off('unhandledRejection', escaped);
  return { messages, exceptions, slowestMs, slowest, rang, answered, dropped, samples };
}

/** Milliseconds of processor time of this thread: what a message costs, whatever else the machine is doing. */
function mainThreadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A well-formed message that fits the phone's present state. */
function templateFor(socket: MemorySocket, random: () => number, count: number): string {
  const recent = socket.sent.slice(-40);
  const accepted = random() < 0.4 ? recent.filter((message) => /^SIP\/2\.0 200 .*\r\n[^]*CSeq: \d+ INVITE/.test(message)) : [];
  const sent = pick(accepted.length > 0 ? accepted : recent, random) ?? '';
  const choice = accepted.length > 0 ? 0 : random();
  if (/^SIP\/2\.0 [12]\d\d .*\r\n[^]*CSeq: \d+ INVITE/.test(sent) && choice < 0.5) return inDialog(sent, random, count);
  if (sent !== '' && !sent.startsWith('SIP/') && choice < 0.7) return answerTo(sent, random);
  return initial(random, count);
}

function field(message: string, name: string): string {
  return new RegExp(`^${name}: (.*)\r$`, 'im').exec(message)?.[1] ?? '';
}

function compose(lines: readonly string[], body: string): string {
  return [...lines, ...(body ? ['Content-Type: application/sdp'] : []), `Content-Length: ${Buffer.byteLength(body)}`, '', body].join('\r\n');
}

function initial(random: () => number, count: number): string {
  const method = pick(['INVITE', 'INVITE', 'INVITE', 'OPTIONS', 'NOTIFY', 'MESSAGE', 'SUBSCRIBE', 'BYE', 'CANCEL', 'ACK', 'UPDATE', 'PUBLISH'], random);
  return compose([
    `${method} sip:8001@pbx.example.com SIP/2.0`, `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bKi${count}`, 'Max-Forwards: 70',
    `From: "王小姐" <sip:13800138000@pbx.example.com>;tag=f${count}`, 'To: <sip:4001234567@pbx.example.com>', `Call-ID: c${count}@pbx`, `CSeq: 1 ${method}`, contact,
    'Record-Route: <sip:pbx.example.com;lr>', 'X-IVR-Path: 2:售后>1:维修', 'X-Queue-Wait: 00:18', 'User-to-User: 3132333435;encoding=hex', 'Event: presence', 'Expires: 60', 'Session-Expires: 90;refresher=uas',
    'Diversion: <sip:4001234567@x>;reason=unconditional', 'P-Asserted-Identity: "甲" <tel:+8613800138000>',
  ], method === 'INVITE' && random() < 0.8 ? secureSdp() : '');
}

/** The next request in the dialog of one of the phone's own 1xx or 2xx answers. */
function inDialog(answer: string, random: () => number, count: number): string {
  const method = pick(['ACK', 'ACK', 'BYE', 'INVITE', 'INFO', 'UPDATE', 'REFER', 'NOTIFY', 'PRACK', 'CANCEL', 'OPTIONS'], random);
  const branch = method === 'CANCEL' ? /branch=([^;\r]+)/.exec(field(answer, 'Via'))?.[1] : `z9hG4bKd${count}`;
  const cseq = method === 'ACK' || method === 'CANCEL' ? /\d+/.exec(field(answer, 'CSeq'))?.[0] : String(2 + count);
  const body = method === 'INVITE' || method === 'UPDATE' ? secureSdp({ direction: random() < 0.5 ? 'sendonly' : 'sendrecv' }) : '';
  return compose([
    `${method} sip:8001@pbx.example.com SIP/2.0`, `Via: SIP/2.0/WS pbx.example.com;branch=${branch}`, 'Max-Forwards: 70', `From: ${field(answer, 'From')}`, `To: ${field(answer, 'To')}`,
    `Call-ID: ${field(answer, 'Call-ID')}`, `CSeq: ${cseq} ${method}`, contact, 'Refer-To: <sip:8003@pbx.example.com>', 'Event: refer;id=1', 'Subscription-State: active', 'RAck: 1 1 INVITE', 'X-Survey: 5/5', 'Reason: SIP;cause=200;text="x"',
  ], body);
}

/** An answer to one of the phone's own requests. */
function answerTo(request: string, random: () => number): string {
  const method = request.slice(0, request.indexOf(' '));
  const code = pick(method === 'INVITE' ? [100, 180, 183, 200, 200, 401, 407, 486, 491, 488, 302] : [200, 200, 401, 403, 423, 481, 500, 100], random);
  const bindings = method === 'REGISTER' ? [`Contact: ${field(request, 'Contact')}`] : [contact];
  return compose([
    `SIP/2.0 ${code} Phrase`, `Via: ${field(request, 'Via')}`, `From: ${field(request, 'From')}`, `To: ${field(request, 'To').replace(/;tag=.*/, '')};tag=b${Math.floor(random() * 3)}`,
    `Call-ID: ${field(request, 'Call-ID')}`, `CSeq: ${field(request, 'CSeq')}`, ...bindings, 'WWW-Authenticate: Digest realm="r", nonce="n", algorithm=MD5, qop="auth,auth-int"',
    'Proxy-Authenticate: Digest realm="r", nonce="n"', 'Min-Expires: 60', 'Expires: 300', 'Record-Route: <sip:pbx.example.com;lr>', 'Session-Expires: 1800;refresher=uac',
  ], method === 'INVITE' && (code === 183 || code === 200) ? secureSdp({ setup: 'active' }) : '');
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!;
}
