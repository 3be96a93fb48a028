import { eventually, patienceMs } from '../lab/eventually.ts';
import { toneShare } from '../lab/audio.ts';
import type { ConsoleApp, DecodedRecording } from './consoleApp.ts';

const pieceSeconds = 0.1;
const silentPower = 1e-7;

/** Cuts a channel into tenths of a second and says of each whether `is` holds. */
function pieces(samples: Float32Array, sampleRate: number, is: (piece: Float32Array) => boolean): boolean[] {
  const length = Math.round(sampleRate * pieceSeconds);
  return Array.from({ length: Math.floor(samples.length / length) }, (_, n) => is(samples.subarray(n * length, (n + 1) * length)));
}

/** Seconds of a channel in which a tone is most of what is heard. */
export function secondsOfTone(samples: Float32Array, toneHz: number, sampleRate = 48_000): number {
  return pieces(samples, sampleRate, (piece) => toneShare(piece, toneHz, sampleRate) > 0.5).filter(Boolean).length * pieceSeconds;
}

/** Seconds of a channel in which nothing is heard. */
export function secondsOfSilence(samples: Float32Array, sampleRate = 48_000): number {
  return pieces(samples, sampleRate, (piece) => piece.reduce((sum, sample) => sum + sample * sample, 0) / piece.length < silentPower).filter(Boolean).length * pieceSeconds;
}

/**
 * Waits until what is kept of a running recording fulfils `holds` and returns it. How much of a voice arrives in a second depends
 * on the machine: journeys talk on until enough of it is there.
 */
export function untilKept(app: ConsoleApp, callId: string, what: string, holds: (kept: DecodedRecording) => boolean): Promise<DecodedRecording> {
  return eventually(`${what}: kept`, async () => {
    const kept = await app.recordingOf(callId).catch(() => null);
    if (kept !== null && holds(kept)) return kept;
    await new Promise((resolve) => setTimeout(resolve, 250));
    return undefined;
  }, 2 * patienceMs);
}

/** Waits until the recording of a call is closed and returns it. */
export async function finishedRecording(app: ConsoleApp, callId: string): Promise<DecodedRecording> {
  await eventually('the recording is closed', async () => {
    const state = await app.inMain(async ({ program }, id) => (await program.host.open.queries['recording:get']({ callId: id }))?.state, callId);
    return state === 'complete' || state === 'recovered';
  });
  const recording = await app.recordingOf(callId);
  if (!recording) throw new Error(`There is no recording of ${callId}`);
  return recording;
}
