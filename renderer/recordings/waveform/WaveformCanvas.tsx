import { useEffect, useMemo, useState } from 'react';
import type { Stretch } from '../../../shared/waveform/stretch.ts';
import type { WaveformOutline } from '../../../shared/waveform/waveform.ts';
import { ask } from '../../bridge/send.ts';
import { paintLanes } from './paintLanes.ts';
import { PeakCache } from './peakCache.ts';
import { contextOf, useCanvas, useThemeCount } from './useCanvas.ts';
import { coloursOf } from './waveformColours.ts';
import type { WaveformView } from './waveformView.ts';

interface WaveformCanvasProps {
  readonly outline: WaveformOutline;
  readonly view: WaveformView;
  readonly silence: readonly Stretch[];
  readonly overTalk: readonly Stretch[];
  readonly agentHeard: boolean;
  readonly customerHeard: boolean;
}

/** Both voices of a recording, drawn from its stored peaks. */
export function WaveformCanvas({ outline, view, silence, overTalk, agentHeard, customerHeard }: WaveformCanvasProps) {
  const { canvas, size } = useCanvas();
  const theme = useThemeCount();
  const [arrived, setArrived] = useState(0);
  const { recordingId, durationMs, speech } = outline;
  const cache = useMemo(() => new PeakCache(
    durationMs,
    async (level, tile, count) => {
      const reply = await ask('waveform:peaks', { recordingId, level, tile, count });
      return reply.ok ? reply.value : null;
    },
    () => setArrived((before) => before + 1),
  ), [recordingId, durationMs]);

  useEffect(() => {
    const element = canvas.current;
    const context = contextOf(element, size);
    if (element === null || context === null) return;
    const { width, height } = element;
    cache.want(view, (view.untilMs - view.fromMs) / width);
    paintLanes(context, cache, { width, height, view, speech, silence, overTalk, colours: coloursOf(element), heard: [agentHeard, customerHeard] });
  }, [canvas, size, theme, arrived, cache, view, speech, silence, overTalk, agentHeard, customerHeard]);

  return <canvas ref={canvas} className="wave-canvas" data-testid="waveform" data-peaks={arrived > 0} aria-hidden="true" />;
}
