import type { MarkerKind } from '../../shared/waveform/marker.ts';
import { createRemembered } from '../stores/windowMemory.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** A comment that is being written. */
export interface MarkerDraft {
  readonly atMs: number;
  /** Null = on a moment. */
  readonly untilMs: number | null;
  readonly kind: MarkerKind;
  readonly text: string;
}

/** By call. */
export const useMarkerDrafts = createRemembered<Readonly<Record<string, MarkerDraft | undefined>>>('markerDrafts', {});

/** The field of the comment, for the key that begins one. */
export const markerFieldId = 'marker-text';

/** Begins a comment on a moment, or on a part; one that was begun goes there with its words. */
export function beginMarker(callId: string, atMs: number, untilMs: number | null): void {
  const { kind = 'note', text = '' } = useMarkerDrafts.getState()[callId] ?? {};
  useMarkerDrafts.setState({ [callId]: { atMs: Math.round(atMs), untilMs: untilMs === null ? null : Math.round(untilMs), kind, text } });
  requestAnimationFrame(() => document.getElementById(markerFieldId)?.focus());
}

/** Changes the words of the comment that is being written. */
export function writeMarker(callId: string, change: Partial<Pick<MarkerDraft, 'kind' | 'text'>>): void {
  const draft = useMarkerDrafts.getState()[callId];
  if (draft !== undefined) useMarkerDrafts.setState({ [callId]: { ...draft, ...change } });
}

export function endMarker(callId: string): void {
  useMarkerDrafts.setState({ [callId]: undefined });
}

/** Colour and shape of what is said of a moment. */
export const markerTones: Readonly<Record<MarkerKind, Tone>> = { note: 'info', praise: 'ok', fault: 'danger', question: 'warn' };
