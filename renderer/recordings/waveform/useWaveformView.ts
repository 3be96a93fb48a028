import { useCallback, useState } from 'react';
import { player } from '../player/player.ts';
import { wholeView, within, zoomAt, type WaveformView } from './waveformView.ts';

export interface WaveformViewControl {
  readonly view: WaveformView;
  /** Changes the view from what it is at that moment; the result is moved into the recording. */
  readonly change: (next: (view: WaveformView) => WaveformView) => void;
  /** Around the player's place while it is in view, else around the middle. */
  readonly zoomBy: (factor: number) => void;
  readonly zoomAll: () => void;
}

/** The part of a recording that is drawn: the whole until somebody zooms. */
export function useWaveformView(lengthMs: number): WaveformViewControl {
  const [chosen, setChosen] = useState<WaveformView | null>(null);
  const view = chosen === null ? wholeView(lengthMs) : within(chosen, lengthMs);
  const change = useCallback((next: (view: WaveformView) => WaveformView) => {
    setChosen((before) => within(next(before ?? wholeView(lengthMs)), lengthMs));
  }, [lengthMs]);
  const zoomBy = useCallback((factor: number) => {
    change((before) => {
      const at = player.position;
      const seen = at >= before.fromMs && at <= before.untilMs;
      return zoomAt(before, factor, seen ? at : (before.fromMs + before.untilMs) / 2, lengthMs);
    });
  }, [change, lengthMs]);
  const zoomAll = useCallback(() => setChosen(null), []);
  return { view, change, zoomBy, zoomAll };
}
