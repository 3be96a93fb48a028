import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stretch } from '../../../shared/waveform/stretch.ts';
import { clockText } from '../../ui/duration.ts';
import { factorOf } from '../player/laneSound.ts';
import { player } from '../player/player.ts';
import { usePlayer } from '../player/playerState.ts';
import { followPosition } from '../player/position.ts';
import type { RecordingDesk } from '../useRecordingDesk.ts';
import { momentWords } from './momentWords.ts';
import { TurnsMap } from './TurnsMap.tsx';
import type { WaveformViewControl } from './useWaveformView.ts';
import { WaveformCanvas } from './WaveformCanvas.tsx';
import { WaveformHover } from './WaveformHover.tsx';
import { WaveformMarks } from './WaveformMarks.tsx';
import { axisMarks, isWhole, panBy, showing, zoomAt, type WaveformView } from './waveformView.ts';
import './waveform.css';

interface WaveformProps {
  readonly desk: RecordingDesk;
  readonly control: WaveformViewControl;
  /** In a drawer: low, and the wheel scrolls the drawer. */
  readonly compact: boolean;
}

/** Silences shorter than this are pauses of speech and not shaded. */
const shadedMs = 1_500;
/** A pointer that moved less has clicked. */
const pullPx = 4;
const wheelFactor = 1.0015;
/** What the words beside a stroke of the axis take, hours included. */
const axisWordsPx = 54;

/** Two lanes, agent above, customer below, with everything that is known of their moments. Click: go there; pull: loop; wheel: zoom. */
export function Waveform({ desk, control: { view, change }, compact }: WaveformProps) {
  const { t } = useTranslation();
  const { lengthMs, outline, figures } = desk;
  const loop = usePlayer((state) => state.loop);
  const loopFrom = usePlayer((state) => state.loopFrom);
  const agentHeard = usePlayer((state) => factorOf('agent', state.sounds) > 0);
  const customerHeard = usePlayer((state) => factorOf('customer', state.sounds) > 0);
  const area = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<number | null>(null);
  const [pulled, setPulled] = useState<Stretch | null>(null);
  const pressed = useRef<{ readonly x: number; readonly atMs: number } | null>(null);
  const silence = useMemo(() => (figures?.silence ?? []).filter(([from, until]) => until - from >= shadedMs), [figures]);
  const span = view.untilMs - view.fromMs;

  const momentOf = (clientX: number): number => {
    const { left, width } = area.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return Math.min(lengthMs, Math.max(0, view.fromMs + ((clientX - left) / width) * span));
  };
  useWheel(area, compact, lengthMs, change);

  return (
    <div className={`wave${compact ? ' wave-compact' : ''}`}>
      <Axis view={view} />
      {!compact && <WaveformMarks view={view} marks={desk.marks} markers={desk.markers} />}
      <div
        ref={area}
        className="wave-lanes"
        role="slider"
        tabIndex={0}
        aria-label={t('player.seek')}
        aria-valuemin={0}
        aria-valuemax={Math.round(lengthMs / 1_000)}
        aria-valuenow={Math.round(player.position / 1_000)}
        aria-valuetext={t('player.seekAt', { at: clockText(player.position / 1_000), length: clockText(lengthMs / 1_000) })}
        data-testid="waveform-lanes"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          pressed.current = { x: event.clientX, atMs: momentOf(event.clientX) };
        }}
        onPointerMove={(event) => {
          const at = momentOf(event.clientX);
          setHover(at);
          const start = pressed.current;
          if (start !== null && Math.abs(event.clientX - start.x) > pullPx) setPulled([Math.min(start.atMs, at), Math.max(start.atMs, at)]);
        }}
        onPointerUp={(event) => {
          if (pulled !== null) player.setLoop(pulled);
          else if (pressed.current !== null) player.seek(momentOf(event.clientX));
          pressed.current = null;
          setPulled(null);
        }}
        onPointerLeave={() => setHover(null)}
      >
        {outline === null || figures === null
          ? <div className="wave-none">{desk.outlineState === 'waiting' ? t('player.measuring') : ''}</div>
          : <WaveformCanvas outline={outline} view={view} silence={silence} overTalk={figures.overTalk} agentHeard={agentHeard} customerHeard={customerHeard} />}
        {desk.spans.map(({ kind, fromMs, untilMs }) => (
          <Span key={`${kind}${fromMs}`} className={`wave-span wave-${kind}`} view={view} from={fromMs} until={untilMs}>{`${t(`player.span.${kind}`)} ${momentWords(untilMs - fromMs)}`}</Span>
        ))}
        {desk.markers.map(({ id, atMs, untilMs, kind }) => untilMs !== null && <Span key={id} className={`wave-part wave-part-${kind}`} view={view} from={atMs} until={untilMs} />)}
        {(pulled ?? loop) !== null && <Span className="wave-loop" view={view} from={(pulled ?? loop)![0]} until={(pulled ?? loop)![1]} />}
        {loop === null && loopFrom !== null && <Span className="wave-loop wave-loop-open" view={view} from={loopFrom} until={loopFrom} />}
        <Head view={view} lengthMs={lengthMs} change={change} />
        {hover !== null && pulled === null && <WaveformHover atMs={hover} view={view} desk={desk} />}
      </div>
      {!compact && outline !== null && <TurnsMap outline={outline} lengthMs={lengthMs} view={isWhole(view, lengthMs) ? { fromMs: 0, untilMs: lengthMs } : view} />}
    </div>
  );
}

function Axis({ view }: { readonly view: WaveformView }) {
  const axis = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = axis.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const { stepMs, marks } = axisMarks(view, width);
  return (
    <div ref={axis} className="wave-axis figure" aria-hidden="true">
      {marks.map((at) => {
        const share = (at - view.fromMs) / (view.untilMs - view.fromMs);
        // The last stroke has no words where the edge would cut them in two.
        return <span key={at} style={{ left: `${share * 100}%` }}>{(1 - share) * width >= axisWordsPx ? momentWords(at, stepMs < 1_000) : ''}</span>;
      })}
    </div>
  );
}

function Span({ view, from, until, className, children }: { readonly view: WaveformView; readonly from: number; readonly until: number; readonly className: string; readonly children?: string }) {
  const share = (at: number): number => ((at - view.fromMs) / (view.untilMs - view.fromMs)) * 100;
  if (until < view.fromMs || from > view.untilMs) return null;
  const left = Math.max(-1, share(from));
  return <div className={className} style={{ left: `${left}%`, width: `${Math.min(101, share(until)) - left}%` }}>{children !== undefined && <span>{children}</span>}</div>;
}

/** The stroke at the player's place; moves without React, and pulls the view along. */
function Head({ view, lengthMs, change }: { readonly view: WaveformView; readonly lengthMs: number; readonly change: WaveformViewControl['change'] }) {
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = (at: number): void => {
      const share = (at - view.fromMs) / (view.untilMs - view.fromMs);
      if (head.current) {
        head.current.style.left = `${share * 100}%`;
        head.current.hidden = share < 0 || share > 1;
      }
    };
    place(player.position);
    return followPosition((at) => {
      place(at);
      if (at > view.untilMs || at < view.fromMs) change((before) => showing(before, at, lengthMs));
    });
  }, [view, lengthMs, change]);
  return <div className="wave-head" ref={head} />;
}

/** The wheel zooms around the pointer; sideways, or with Shift, it moves along. Not passive: the page must not scroll too. */
function useWheel(area: React.RefObject<HTMLDivElement | null>, compact: boolean, lengthMs: number, change: WaveformViewControl['change']): void {
  useEffect(() => {
    const element = area.current;
    if (element === null || compact) return;
    const turned = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, width } = element.getBoundingClientRect();
      const sideways = event.shiftKey ? event.deltaX || event.deltaY : Math.abs(event.deltaX) > Math.abs(event.deltaY) ? event.deltaX : 0;
      change((view) => {
        const span = view.untilMs - view.fromMs;
        return sideways !== 0 ? panBy(view, (sideways / width) * span, lengthMs) : zoomAt(view, wheelFactor ** -event.deltaY, view.fromMs + ((event.clientX - left) / width) * span, lengthMs);
      });
    };
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [area, compact, lengthMs, change]);
}
