import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import { estimateMos } from './estimateMos.ts';

/** The members of getStats reports (W3C webrtc-stats) that are read here. */
export interface StatsEntry {
  readonly id: string;
  readonly type: string;
  readonly kind?: string;
  readonly audioLevel?: number;
  readonly packetsReceived?: number;
  readonly packetsSent?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly jitterBufferDelay?: number;
  readonly jitterBufferEmittedCount?: number;
  readonly totalSamplesReceived?: number;
  readonly concealedSamples?: number;
  readonly codecId?: string;
  readonly mimeType?: string;
  readonly roundTripTime?: number;
  readonly currentRoundTripTime?: number;
  readonly nominated?: boolean;
}

export type StatsReport = ReadonlyMap<string, StatsEntry>;

const find = (report: StatsReport, type: string) => [...report.values()].find((entry) => entry.type === type && (entry.kind ?? 'audio') === 'audio');
const toMs = (seconds: number | undefined) => (seconds === undefined ? null : seconds * 1_000);
/** One frame of every codec used here plus look-ahead, milliseconds. */
const codecDelayMs = 20;

export function readLevels(report: StatsReport): MediaLevels {
  return { agent: find(report, 'media-source')?.audioLevel ?? 0, remote: find(report, 'inbound-rtp')?.audioLevel ?? 0 };
}

/** Turns the counters since the call began into what happened since the last reading. */
export class QualityMeter {
  private received = 0;
  private lost = 0;
  private buffered = 0;
  private emitted = 0;
  private stream: string | undefined;

  /** `at` in epoch milliseconds. */
  read(report: StatsReport, at: number): CallQuality {
    const inbound = find(report, 'inbound-rtp');
    const codecEntry = inbound?.codecId === undefined ? undefined : report.get(inbound.codecId);
    const codec = codecEntry?.mimeType?.replace(/^audio\//, '') ?? '';
    const packetsIn = inbound?.packetsReceived ?? 0;
    if (inbound?.id !== this.stream) this.startOver(inbound?.id);
    const received = packetsIn - this.received;
    // A duplicated packet can make the total of lost packets fall.
    const lost = Math.max(0, (inbound?.packetsLost ?? 0) - this.lost);
    const lossFraction = received + lost > 0 ? lost / (received + lost) : null;
    const bufferMs = this.readBuffer(inbound);
    this.received = packetsIn;
    this.lost = inbound?.packetsLost ?? 0;
    const roundTripMs = readRoundTrip(report);
    const delayMs = (roundTripMs ?? 0) / 2 + bufferMs + codecDelayMs;
    return {
      at,
      roundTripMs,
      jitterMs: packetsIn > 0 ? toMs(inbound?.jitter) : null,
      lossFraction,
      packetsIn,
      packetsOut: find(report, 'outbound-rtp')?.packetsSent ?? 0,
      codec,
      mos: lossFraction === null ? null : estimateMos({ codec, delayMs, lossFraction }),
    };
  }

  /** A new far side (another SSRC after renegotiation) counts from nought. */
  private startOver(stream: string | undefined): void {
    this.stream = stream;
    this.received = 0;
    this.lost = 0;
    this.buffered = 0;
    this.emitted = 0;
  }

  private readBuffer(inbound: StatsEntry | undefined): number {
    const delay = inbound?.jitterBufferDelay ?? 0;
    const count = inbound?.jitterBufferEmittedCount ?? 0;
    const ms = count > this.emitted ? ((delay - this.buffered) / (count - this.emitted)) * 1_000 : 0;
    this.buffered = delay;
    this.emitted = count;
    return ms;
  }
}

/** RTCP's figure when the far side reports, the nominated candidate pair's otherwise. */
function readRoundTrip(report: StatsReport): number | null {
  const rtcp = find(report, 'remote-inbound-rtp')?.roundTripTime;
  if (rtcp !== undefined) return toMs(rtcp);
  const pair = [...report.values()].find((entry) => entry.type === 'candidate-pair' && entry.nominated);
  return toMs(pair?.currentRoundTripTime);
}
