import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WaveformOutline } from '../../../shared/waveform/waveform.ts';
import { player } from '../player/player.ts';
import { followPosition } from '../player/position.ts';
import { paintTurns } from './paintLanes.ts';
import { contextOf, useCanvas, useThemeCount } from './useCanvas.ts';
import { coloursOf } from './waveformColours.ts';
import { wholeView, type WaveformView } from './waveformView.ts';

interface TurnsMapProps {
  readonly outline: WaveformOutline;
  readonly lengthMs: number;
  readonly view: WaveformView;
}

/** The whole recording in one strip: who speaks when, what is in view, where the player is. A click or a pull goes there. */
export function TurnsMap({ outline, lengthMs, view }: TurnsMapProps) {
  const { t } = useTranslation();
  const { canvas, size } = useCanvas();
  const theme = useThemeCount();
  const head = useRef<HTMLDivElement>(null);
  const { speech } = outline;

  useEffect(() => {
    const element = canvas.current;
    const context = contextOf(element, size);
    if (element === null || context === null) return;
    paintTurns(context, { width: element.width, height: element.height, view: wholeView(lengthMs), speech, silence: [], overTalk: [], colours: coloursOf(element), heard: [true, true] });
  }, [canvas, size, theme, lengthMs, speech]);

  useEffect(() => {
    const place = (at: number): void => {
      if (head.current) head.current.style.left = `${Math.min(100, (at / Math.max(1, lengthMs)) * 100)}%`;
    };
    place(player.position);
    return followPosition(place);
  }, [lengthMs]);

  const goTo = (event: React.PointerEvent<HTMLDivElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    player.seek(((event.clientX - left) / width) * lengthMs);
  };
  return (
    <div
      className="wave-map"
      title={t('player.turns')}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && goTo(event)}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <div className="wave-map-view" style={{ left: `${(view.fromMs / lengthMs) * 100}%`, right: `${Math.max(0, 100 - (view.untilMs / lengthMs) * 100)}%` }} />
      <div className="wave-map-head" ref={head} />
    </div>
  );
}
