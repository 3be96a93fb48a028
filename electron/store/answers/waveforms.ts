import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { WaveformsRequests } from '../requests/waveforms.ts';
import { forgetWaveform, getWaveform, readPeaks } from '../tables/waveforms.ts';
import type { Waveforms } from '../waveforms.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id } from './fields.ts';

export const waveformsArguments = {
  makeWaveform: z.object({ recordingId: id }),
  getWaveform: z.object({ recordingId: id }),
  readPeaks: z.object({ recordingId: id, level: z.union([z.literal(0), z.literal(1), z.literal(2)]), tile: count, count: count.max(64) }),
  forgetWaveform: z.object({ recordingId: id }),
} satisfies ArgumentsOf<WaveformsRequests>;

/** The entries of this topic on an open store. */
export function waveformsAnswers({ db }: OpenStore, waveforms: Waveforms): AnswersOf<WaveformsRequests> {
  return {
    makeWaveform: ({ recordingId }) => waveforms.make(recordingId),
    getWaveform: (argument) => getWaveform(db, argument),
    readPeaks: (argument) => readPeaks(db, argument),
    forgetWaveform: (argument) => forgetWaveform(db, argument),
  };
}
