import { create } from 'zustand';
import type { MarkerKind } from '../../shared/waveform/marker.ts';
import type { Tone } from '../ui/StatusMark.tsx';

/** A comment that is being written; null moment = none. */
interface MarkerDrafting {
  readonly atMs: number | null;
  readonly untilMs: number | null;
}

export const useMarkerDraft = create<MarkerDrafting>(() => ({ atMs: null, untilMs: null }));

/** The field of the comment, for the key that begins one. */
export const markerFieldId = 'marker-text';

/** Begins a comment on a moment, or on a part. */
export function beginMarker(atMs: number, untilMs: number | null): void {
  useMarkerDraft.setState({ atMs: Math.round(atMs), untilMs: untilMs === null ? null : Math.round(untilMs) });
  requestAnimationFrame(() => document.getElementById(markerFieldId)?.focus());
}

export function endMarker(): void {
  useMarkerDraft.setState({ atMs: null, untilMs: null });
}

/** Colour and shape of what is said of a moment. */
export const markerTones: Readonly<Record<MarkerKind, Tone>> = { note: 'info', praise: 'ok', fault: 'danger', question: 'warn' };
