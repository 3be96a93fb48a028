import { OpusDecoder } from 'opus-decoder';
import { opusPacketMs } from './opusPacket.ts';
import { recordingPackets } from './recordingPackets.ts';
import type { FinishedForm, ReadBytes } from './recordingPackets.ts';
import { mostWavBytes, wavHeader } from './wavHeader.ts';

const sampleRate = 48_000;
const channels = 2;
const frameBytes = channels * 2;
/** A packet sounds at most 120 ms (RFC 6716 §3.2); about a second is gathered before it is handed on. */
const pieceFrames = sampleRate;

/** The recording is longer than a WAV file can be. */
export class TooLongForWav extends Error {
  readonly code = 'recordingTooLong';
}

/** Samples that the decoder needs before the first one that sounds (RFC 7845 §4.2). */
function preSkipOf(codecPrivate: Uint8Array): number {
  return codecPrivate.byteLength >= 12 ? codecPrivate[10]! | (codecPrivate[11]! << 8) : 0;
}

async function measure(form: FinishedForm, read: ReadBytes): Promise<{ frames: number; preSkip: number }> {
  let frames = 0;
  let preSkip = 0;
  for await (const { packets, codecPrivate } of recordingPackets(form, read)) {
    preSkip = preSkipOf(codecPrivate);
    for (const { bytes } of packets) frames += framesOf(bytes);
  }
  return { frames: Math.max(0, frames - preSkip), preSkip };
}

function framesOf(packet: Uint8Array): number {
  return (opusPacketMs(packet) * sampleRate) / 1_000;
}

/**
 * Decodes a recording into the pieces of a WAV file, header first. What cannot be decoded becomes as much silence, so that a
 * moment of the file stays a moment of the call. Throws `TooLongForWav`.
 */
export async function* decodeToWav(form: FinishedForm, read: ReadBytes): AsyncGenerator<{ readonly bytes: Uint8Array; readonly doneMs: number }> {
  const { frames, preSkip } = await measure(form, read);
  if (frames * frameBytes > mostWavBytes) throw new TooLongForWav('The recording is too long for a WAV file.');
  yield { bytes: wavHeader(frames * frameBytes, channels, sampleRate), doneMs: 0 };
  const decoder = new OpusDecoder({ channels, sampleRate });
  await decoder.ready;
  try {
    let skip = preSkip;
    let done = 0;
    let piece = Buffer.alloc((pieceFrames + sampleRate) * frameBytes);
    let used = 0;
    for await (const { packets } of recordingPackets(form, read)) {
      for (const { bytes } of packets) {
        const expected = framesOf(bytes);
        const { channelData, samplesDecoded } = decoder.decodeFrame(bytes);
        const [left, right] = channelData;
        for (let frame = 0; frame < expected; frame += 1) {
          if (skip > 0) {
            skip -= 1;
            continue;
          }
          const sounds = frame < samplesDecoded;
          piece.writeInt16LE(sounds ? toSample(left?.[frame]) : 0, used);
          piece.writeInt16LE(sounds ? toSample(right?.[frame]) : 0, used + 2);
          used += frameBytes;
        }
        if (used < pieceFrames * frameBytes) continue;
        done += used / frameBytes;
        yield { bytes: piece.subarray(0, used), doneMs: (done * 1_000) / sampleRate };
        piece = Buffer.alloc(piece.byteLength);
        used = 0;
      }
    }
    if (used > 0) yield { bytes: piece.subarray(0, used), doneMs: ((done + used / frameBytes) * 1_000) / sampleRate };
  } finally {
    decoder.free();
  }
}

function toSample(value: number | undefined): number {
  return Math.max(-32_768, Math.min(32_767, Math.round((value ?? 0) * 32_767)));
}
