import { create } from 'zustand';
import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';

/** A curve shows the last two minutes. */
export const keptSeconds = 120;

/** Loudness per call, about ten times a second: kept apart so that it draws the two meters and nothing else. */
export const useLevels = create<Readonly<Record<string, MediaLevels>>>(() => ({}));

/** Quality per call, oldest first, at most `keptSeconds` entries. */
export const useQuality = create<Readonly<Record<string, readonly CallQuality[]>>>(() => ({}));

/** Adds one second to a call's curve. Pure. */
export function withQuality(curve: readonly CallQuality[] | undefined, quality: CallQuality): readonly CallQuality[] {
  return [...(curve ?? []), quality].slice(-keptSeconds);
}

/** Drops the figures of calls that are no longer on a line. Pure. */
export function only<T>(figures: Readonly<Record<string, T>>, callIds: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(figures).filter(([callId]) => callIds.includes(callId)));
}

/** Listens to main's measurements. @returns stops listening */
export function followMedia(bridge: Pick<Bridge, 'on'>): () => void {
  const stops = [
    bridge.on('call:levels', ({ callId, levels }) => useLevels.setState({ [callId]: levels })),
    bridge.on('call:quality', ({ callId, quality }) => {
      useQuality.setState((curves) => ({ [callId]: withQuality(curves[callId], quality) }));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/** Keeps the figures of these calls only; called when the calls on the lines change. */
export function keepMeasurementsOf(callIds: readonly string[]): void {
  useLevels.setState((levels) => only(levels, callIds), true);
  useQuality.setState((curves) => only(curves, callIds), true);
}
