import type { RtpPacket } from './rtpPacket.ts';

const DIGITS = '0123456789*#ABCD';
const END_BIT = 0x80;
const TICKS_PER_MS = 8;

/** A key press heard in RTP (RFC 4733) or read from a SIP INFO. */
export interface ReceivedDtmf {
  readonly digit: string;
  readonly by: 'rtp' | 'info';
  /** Length of the press in milliseconds, as far as reported. */
  readonly durationMs: number;
}

/** Payload of one RFC 4733 packet: event, end flag, volume −10 dBm0, duration so far in 8 kHz ticks. */
export function writeTelephoneEvent(digit: string, elapsedTicks: number, end: boolean): Uint8Array {
  const event = DIGITS.indexOf(digit.toUpperCase());
  if (digit.length !== 1 || event < 0) throw new Error(`${digit} is no DTMF digit`);
  return Uint8Array.of(event, (end ? END_BIT : 0) | 10, (elapsedTicks >> 8) & 0xff, elapsedTicks & 0xff);
}

/** Collects key presses from RFC 4733 packets: every press has one RTP timestamp, and its end is sent three times. */
export function telephoneEventReader(): { accept(packet: RtpPacket): void; pressed(): readonly ReceivedDtmf[] } {
  const presses = new Map<number, ReceivedDtmf>();
  return {
    accept({ timestamp, payload }) {
      const digit = DIGITS[payload[0] ?? 255];
      if (payload.length < 4 || digit === undefined) return;
      const ticks = (payload[2]! << 8) | payload[3]!;
      const known = presses.get(timestamp)?.durationMs ?? 0;
      presses.set(timestamp, { digit, by: 'rtp', durationMs: Math.max(known, ticks / TICKS_PER_MS) });
    },
    pressed: () => [...presses.values()],
  };
}
