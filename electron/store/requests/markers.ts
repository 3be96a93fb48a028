import type { Marker } from '../../../shared/waveform/marker.ts';
import type { KindsOf } from './requestKind.ts';

/** Markers and comments in recordings. */
export interface MarkersRequests {
  /**
   * Inserts the marker or replaces the one with its id; its call, author and first moment stay. A removed one stays removed. Each change is a link of the evidence chain.
   * @param argument `by`: who does it, when it is not the author
   */
  saveMarker(argument: { readonly marker: Marker; readonly by?: string }): void;
  removeMarker(argument: { readonly id: string; readonly at: number; readonly by?: string }): void;
  /** Null when there is none or it was removed. */
  getMarker(argument: { readonly id: string }): Marker | null;
  /** In the order of the recording; at most 2,000. */
  listMarkers(argument: { readonly callId: string }): readonly Marker[];
}

export const markersKinds = {
  saveMarker: 'command',
  removeMarker: 'command',
  getMarker: 'query',
  listMarkers: 'query',
} as const satisfies KindsOf<MarkersRequests>;
