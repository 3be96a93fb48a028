import { z } from 'zod';
import { markerDraftSchema } from '../../../shared/waveform/marker.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { MarkersRequests } from '../requests/markers.ts';
import { getMarker, listMarkers, removeMarker, saveMarker } from '../tables/markers.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { id, number, time } from './fields.ts';

const marker = z.object({ id, callId: id, author: number, madeAt: time, changedAt: time, ...markerDraftSchema.shape });
export const markersArguments = {
  saveMarker: z.object({ marker, by: number.optional() }),
  removeMarker: z.object({ id, at: time, by: number.optional() }),
  getMarker: z.object({ id }),
  listMarkers: z.object({ callId: id }),
} satisfies ArgumentsOf<MarkersRequests>;

/** The entries of this topic on an open store. */
export function markersAnswers({ db }: OpenStore): AnswersOf<MarkersRequests> {
  return {
    saveMarker: (argument) => saveMarker(db, argument),
    removeMarker: (argument) => removeMarker(db, argument),
    getMarker: (argument) => getMarker(db, argument),
    listMarkers: (argument) => listMarkers(db, argument),
  };
}
