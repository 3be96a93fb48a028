import { indexEndingAfter, type Stretch } from '../../../shared/waveform/stretch.ts';
import { lanes, type Speech } from '../../../shared/waveform/waveform.ts';
import type { PeakCache } from './peakCache.ts';
import type { WaveformColours } from './waveformColours.ts';
import type { WaveformView } from './waveformView.ts';

export interface LanePicture {
  /** Pixels of the device, not of the style sheet. */
  readonly width: number;
  readonly height: number;
  readonly view: WaveformView;
  readonly speech: Speech;
  /** Nobody speaks; those worth shading. */
  readonly silence: readonly Stretch[];
  readonly overTalk: readonly Stretch[];
  readonly colours: WaveformColours;
  /** Lanes that are not heard are drawn pale. */
  readonly heard: readonly [agent: boolean, customer: boolean];
}

/** The peaks behind, the effective values before them. */
const peakAlpha = 0.42;
const paleAlpha = 0.25;

/** Calls `draw` with the left and right edge of each stretch that is in view. */
function eachInView(stretches: readonly Stretch[], { view: { fromMs, untilMs }, width }: LanePicture, draw: (left: number, right: number) => void): void {
  const perMs = width / (untilMs - fromMs);
  for (let index = indexEndingAfter(stretches, fromMs); index < stretches.length; index += 1) {
    const [from, until] = stretches[index]!;
    if (from >= untilMs) return;
    const left = Math.max(0, Math.floor((from - fromMs) * perMs));
    draw(left, Math.min(width, Math.max(left + 1, Math.ceil((until - fromMs) * perMs))));
  }
}

/** Draws both voices, agent above and customer below, mirrored at the middle of each lane. Null as cache = no peaks yet. */
export function paintLanes(context: CanvasRenderingContext2D, cache: PeakCache | null, picture: LanePicture): void {
  const { width, height, colours } = picture;
  context.globalAlpha = 1;
  context.clearRect(0, 0, width, height);
  context.fillStyle = colours.silence;
  eachInView(picture.silence, picture, (left, right) => context.fillRect(left, 0, right - left, height));
  context.fillStyle = colours.overTalk;
  eachInView(picture.overTalk, picture, (left, right) => context.fillRect(left, 0, right - left, height));
  const laneHeight = height / 2;
  for (const position of [0, 1] as const) {
    const middle = Math.round(laneHeight * (position + 0.5));
    context.globalAlpha = 1;
    context.fillStyle = colours.line;
    context.fillRect(0, middle, width, 1);
    if (cache !== null) paintLane(context, cache, picture, position, middle, laneHeight * 0.46);
  }
  context.globalAlpha = 1;
  context.fillStyle = colours.line;
  context.fillRect(0, Math.round(laneHeight), width, 1);
}

function paintLane(context: CanvasRenderingContext2D, cache: PeakCache, picture: LanePicture, position: 0 | 1, middle: number, reach: number): void {
  const { width, view: { fromMs, untilMs }, speech, colours, heard } = picture;
  const lane = lanes[position];
  const spoken = speech[lane];
  const msPerPixel = (untilMs - fromMs) / width;
  const strength = heard[position] ? 1 : paleAlpha;
  let at = indexEndingAfter(spoken, fromMs);
  for (let x = 0; x < width; x += 1) {
    const start = fromMs + x * msPerPixel;
    const end = start + msPerPixel;
    const column = cache.column(position, start, end, msPerPixel);
    if (column === null) continue;
    while (at < spoken.length && spoken[at]![1] <= start) at += 1;
    context.fillStyle = at < spoken.length && spoken[at]![0] < end ? colours[lane] : colours.noise;
    const high = Math.round((column.peak / 255) * reach);
    const body = Math.round((column.effective / 255) * reach);
    context.globalAlpha = strength * peakAlpha;
    if (high > 0) context.fillRect(x, middle - high, 1, 2 * high + 1);
    context.globalAlpha = strength;
    if (body > 0) context.fillRect(x, middle - body, 1, 2 * body + 1);
  }
}

/** Draws who speaks when, without peaks: the agent's bars above, the customer's below, both at once in the middle. */
export function paintTurns(context: CanvasRenderingContext2D, picture: LanePicture): void {
  const { width, height, colours, speech } = picture;
  const half = Math.floor(height / 2);
  context.globalAlpha = 1;
  context.clearRect(0, 0, width, height);
  context.fillStyle = colours.agent;
  eachInView(speech.agent, picture, (left, right) => context.fillRect(left, 0, right - left, half - 1));
  context.fillStyle = colours.customer;
  eachInView(speech.customer, picture, (left, right) => context.fillRect(left, half + 1, right - left, height - half - 1));
}
