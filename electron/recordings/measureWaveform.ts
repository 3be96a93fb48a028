import { OpusDecoder } from 'opus-decoder';
import { findSpeech } from '../../shared/waveform/findSpeech.ts';
import { peakTiles, type PeakTile } from '../../shared/waveform/peakTiles.ts';
import { SoundMeter } from '../../shared/waveform/soundMeter.ts';
import type { Speech } from '../../shared/waveform/waveform.ts';
import { opusPacketMs } from './opusPacket.ts';
import { readWebm } from './readWebm.ts';

export interface MeasuredWaveform {
  readonly durationMs: number;
  readonly speech: Speech;
  /** Sound that could not be decoded and counts as silence, milliseconds. */
  readonly damagedMs: number;
  readonly tiles: readonly PeakTile[];
}

/** Enough for the shape of a voice, and decoded in half the time of 48,000. */
const sampleRate = 16_000;
/** Packets decoded before other work of the thread gets its turn. */
const packetsPerTurn = 500;

/**
 * Decodes a recording (WebM, Opus, agent left, customer right) piece by piece and measures it; an hour takes some ten
 * seconds and never more than a few megabytes beside its own bytes. Null when nothing of it can be decoded.
 */
export async function measureWaveform(bytes: Uint8Array): Promise<MeasuredWaveform | null> {
  const packets = readWebm(bytes).flatMap((stream) => stream.packets);
  if (packets.length === 0) return null;
  const decoder = new OpusDecoder({ channels: 2, streamCount: 1, coupledStreamCount: 1, channelMappingTable: [0, 1], sampleRate });
  await decoder.ready;
  try {
    const meter = new SoundMeter(sampleRate);
    let durationMs = 0;
    let damagedMs = 0;
    for (const [index, packet] of packets.entries()) {
      if (index % packetsPerTurn === 0) await new Promise((resolve) => setTimeout(resolve, 0));
      const packetMs = opusPacketMs(packet.bytes);
      const { channelData: [agent, customer], samplesDecoded } = decoder.decodeFrame(packet.bytes);
      const missing = Math.max(0, (packetMs * sampleRate) / 1_000 - samplesDecoded);
      if (agent && customer && samplesDecoded > 0) meter.add(agent.subarray(0, samplesDecoded), customer.subarray(0, samplesDecoded));
      meter.addSilence(missing);
      damagedMs += (missing * 1_000) / sampleRate;
      durationMs += packetMs;
    }
    if (durationMs === 0 || damagedMs >= durationMs) return null;
    const levels = meter.levels();
    return {
      durationMs: Math.round(durationMs),
      damagedMs: Math.round(damagedMs),
      speech: { agent: findSpeech(levels.agent.effective), customer: findSpeech(levels.customer.effective) },
      tiles: peakTiles(levels),
    };
  } finally {
    decoder.free();
  }
}
