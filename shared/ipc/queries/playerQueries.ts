import { z } from 'zod';
import type { Marker } from '../../waveform/marker.ts';
import type { WaveformOutline } from '../../waveform/waveform.ts';
import { callId } from '../fields.ts';

/** What a player shows beside the sound. */
export const playerQueries = {
  /** The outline of a call's recording; measured now when it never was, which takes some ten seconds for an hour. */
  'waveform:get': z.strictObject({ callId }),
  /** Peaks of so many tiles (`shared/waveform/waveform.ts`). */
  'waveform:peaks': z.strictObject({ recordingId: z.string().min(1).max(200), level: z.literal([0, 1, 2]), tile: z.int().min(0).max(100_000), count: z.int().min(1).max(64) }),
  'marker:list': z.strictObject({ callId }),
} as const satisfies Record<string, z.ZodType>;

export interface PlayerQueryResults {
  /** Null while it is recorded, when it holds nothing, and when nothing of it can be decoded. */
  'waveform:get': WaveformOutline | null;
  'waveform:peaks': Uint8Array;
  'marker:list': readonly Marker[];
}
