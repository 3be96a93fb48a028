import dgram from 'node:dgram';
import { randomInt } from 'node:crypto';
import { encodeALawBytes, synthesizeTone, TELEPHONE_RATE } from '../audio.ts';
import { LOOPBACK } from '../processes/portBlock.ts';
import { receivedAudio } from './receivedAudio.ts';
import type { ReceivedAudio } from './receivedAudio.ts';
import { readRtp, writeRtp } from './rtpPacket.ts';
import { telephoneEventReader, writeTelephoneEvent } from './telephoneEvent.ts';
import type { ReceivedDtmf } from './telephoneEvent.ts';

const PACKET_MS = 20;
const PACKET_SAMPLES = (TELEPHONE_RATE / 1000) * PACKET_MS;
const PCMA = 8;
const ALAW_SILENCE = 0xd5;
const PRESS_PACKETS = 6;
const END_PACKETS = 3;
const PAUSE_PACKETS = 5;

export interface RemoteMedia {
  readonly host: string;
  readonly port: number;
  /** The payload type the other side wants telephone events in. */
  readonly telephoneEvent: number;
}

/** One party's RTP: A-law in and out, a packet every 20 ms, RFC 4733 both ways. */
export interface RtpEndpoint {
  readonly port: number;
  /** The payload type in which telephone events are expected. */
  readonly telephoneEvent: number;
  readonly audio: ReceivedAudio;
  sent(): number;
  /** Starts sending, or sends elsewhere from now on. */
  sendTo(remote: RemoteMedia): void;
  /** Sends nothing until the next `sendTo`, as a held party does. */
  pause(): void;
  /** The tone to send from the next packet on; undefined is silence. */
  play(frequencyHz: number | undefined): void;
  /** Sends what this gives, 20 ms of A-law a time, instead of the tone; undefined ends it. */
  speakFrom(source: (() => Uint8Array) | undefined): void;
  /** The newest 20 ms of A-law heard; silence before the first. */
  latest(): Uint8Array;
  /** Presses keys one after the other (120 ms and a pause each); resolves when the last was sent. */
  press(digits: string): Promise<void>;
  /** Payload type telephone events arrive in, from the answer or offer we sent. */
  pressed(): readonly ReceivedDtmf[];
  close(): void;
}

/** One second of tone in packets: at whole Hz a second joins itself without a click. */
function tonePackets(frequencyHz: number | undefined): readonly Uint8Array[] {
  if (frequencyHz === undefined) return [new Uint8Array(PACKET_SAMPLES).fill(ALAW_SILENCE)];
  const bytes = encodeALawBytes(synthesizeTone({ frequencyHz: Math.round(frequencyHz), seconds: 1 }));
  return Array.from({ length: 1000 / PACKET_MS }, (_, n) => bytes.subarray(n * PACKET_SAMPLES, (n + 1) * PACKET_SAMPLES));
}

interface Press {
  readonly digit: string;
  step: number;
  timestamp: number;
  readonly done: () => void;
}

/** Opens an endpoint on a free port of loopback. Telephone events are expected in payload type `eventType`. */
export async function openRtpEndpoint(eventType: number, toneHz: number | undefined): Promise<RtpEndpoint> {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(0, LOOPBACK, resolve);
  });
  socket.on('error', () => undefined);
  const audio = receivedAudio();
  const events = telephoneEventReader();
  const presses: Press[] = [];
  const ssrc = randomInt(0xffff_ffff);
  let packets = tonePackets(toneHz);
  let source: (() => Uint8Array) | undefined;
  let latest = tonePackets(undefined)[0]!;
  let at = 0;
  let sequence = randomInt(0xffff);
  let timestamp = randomInt(0xffff_ffff);
  let sent = 0;
  let remote: RemoteMedia | undefined;
  let timer: NodeJS.Timeout | undefined;
  let due = 0;
  let closed = false;

  socket.on('message', (bytes) => {
    const packet = readRtp(bytes);
    if (packet?.payloadType === PCMA) {
      audio.accept(packet);
      latest = packet.payload;
    }
    else if (packet?.payloadType === eventType) events.accept(packet);
  });

  function send(to: RemoteMedia, payloadType: number, payload: Uint8Array, stamp: number, marker: boolean): void {
    sequence = (sequence + 1) & 0xffff;
    sent += 1;
    socket.send(writeRtp({ payloadType, marker, sequence, timestamp: stamp, ssrc, payload }), to.port, to.host);
  }

  /** One packet of the current key press; the tone is silent meanwhile, as RFC 4733 section 2.5.1.1 wants. */
  function sendPress(to: RemoteMedia, press: Press): void {
    if (press.step === 0) press.timestamp = timestamp;
    press.step += 1;
    const ticks = Math.min(press.step, PRESS_PACKETS) * PACKET_SAMPLES;
    if (press.step <= PRESS_PACKETS + END_PACKETS) {
      send(to, to.telephoneEvent, writeTelephoneEvent(press.digit, ticks, press.step > PRESS_PACKETS), press.timestamp, press.step === 1);
    } else if (press.step >= PRESS_PACKETS + END_PACKETS + PAUSE_PACKETS) {
      presses.shift();
      press.done();
    }
  }

  function tick(): void {
    if (closed || remote === undefined) return;
    timestamp = (timestamp + PACKET_SAMPLES) >>> 0;
    const press = presses[0];
    if (press !== undefined) sendPress(remote, press);
    else {
      send(remote, PCMA, source?.() ?? packets[at % packets.length]!, timestamp, sent === 0);
      at += 1;
    }
    due += PACKET_MS;
    const late = performance.now() - due;
    // After a stall, as on a suspended machine, the missed packets are not sent in one burst.
    if (late > 10 * PACKET_MS) due = performance.now();
    timer = setTimeout(tick, Math.max(0, due - performance.now()));
  }

  function abandonPresses(): void {
    for (const press of presses.splice(0)) press.done();
  }

  return {
    telephoneEvent: eventType,
    port: socket.address().port,
    audio,
    sent: () => sent,
    sendTo(next) {
      const idle = remote === undefined;
      remote = next;
      if (idle && !closed) {
        due = performance.now();
        tick();
      }
    },
    pause() {
      remote = undefined;
      clearTimeout(timer);
      abandonPresses();
    },
    play(frequencyHz) {
      packets = tonePackets(frequencyHz);
    },
    speakFrom(next) {
      source = next;
    },
    latest: () => latest,
    async press(digits) {
      if (remote === undefined) throw new Error('Keys can be pressed only while sound is sent');
      await Promise.all([...digits].map((digit) => new Promise<void>((done) => presses.push({ digit, step: 0, timestamp: 0, done }))));
    },
    pressed: events.pressed,
    close() {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      abandonPresses();
      socket.close();
    },
  };
}
