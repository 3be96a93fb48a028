import { z } from 'zod';
import { markerDraftSchema } from '../../waveform/marker.ts';
import { callId } from '../fields.ts';

/** Markers and comments in recordings. */
export const markersCommands = {
  /** `id` null = a new one. Changing one that somebody else made needs the right to lead. */
  'marker:save': z.strictObject({ id: z.uuid().nullable(), callId, draft: markerDraftSchema }),
  'marker:remove': z.strictObject({ id: z.uuid() }),
} as const satisfies Record<string, z.ZodType>;

export interface MarkersCommandResults {
  'marker:save': { readonly markerId: string };
}
