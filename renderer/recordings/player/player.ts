import type { Recording } from '../../../shared/recordings/recording.ts';
import { skippable } from '../../../shared/waveform/talkFigures.ts';
import type { Stretch } from '../../../shared/waveform/stretch.ts';
import type { Lane } from '../../../shared/waveform/waveform.ts';
import { recordingUrl } from '../../bridge/recordingUrl.ts';
import { HeardParts } from './heardParts.ts';
import { LaneGraph } from './laneGraph.ts';
import { gainRange, plainSound, type LaneSound } from './laneSound.ts';
import { nextJump } from './nextJump.ts';
import { rates, usePlayer, type PlayerState } from './playerState.ts';
import { tellPosition } from './position.ts';

/** After so long a pause the sound card is let go. */
const sleepAfterMs = 30_000;
/** Places in the recordings heard last. */
const placesKept = 200;
/** The shortest loop. */
const leastLoopMs = 200;

/**
 * The one player of this window: a media element that fetches what it plays and little more, and behind it the graph of
 * the two voices. Every part of the pages that shows or steers it goes through here.
 */
class Player {
  private readonly element = new Audio();
  private graph: LaneGraph | undefined;
  private form: Recording['form'] | undefined;
  private silence: readonly Stretch[] = [];
  private skips: readonly Stretch[] = [];
  private readonly places = new Map<string, number>();
  private jumping: ReturnType<typeof setTimeout> | undefined;
  private sleeping: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;
  private sink = '';
  /** Who hears a recording is kept; a house whose store is down must not fall silent for it. */
  private readonly heard = new HeardParts(() => this.position);

  constructor() {
    const { element } = this;
    element.preload = 'auto';
    element.preservesPitch = true;
    element.addEventListener('play', () => {
      this.changed({ playing: true });
      this.heard.begin(this.state.callId);
    });
    element.addEventListener('pause', () => {
      this.heard.end();
      this.changed({ playing: false, waiting: false });
    });
    element.addEventListener('waiting', () => this.changed({ waiting: true }));
    element.addEventListener('playing', () => this.changed({ waiting: false }));
    element.addEventListener('canplay', () => this.changed({ status: 'ready' }));
    element.addEventListener('seeked', () => this.changed({}));
    element.addEventListener('durationchange', () => Number.isFinite(element.duration) && element.duration > 0 && this.changed({ lengthMs: element.duration * 1_000 }));
    element.addEventListener('error', () => this.state.callId !== null && this.changed({ status: 'broken', playing: false, waiting: false }));
  }

  /** Loads a recording, at the place where it was left. Does nothing when it is loaded already. */
  open(callId: string, form: Recording['form'], lengthMs: number): void {
    if (this.state.callId === callId && this.form === form) return;
    if (this.state.callId === callId && this.state.playing) return this.openLater(callId, form, lengthMs);
    this.leave();
    this.form = form;
    usePlayer.setState({ callId, lengthMs, status: 'loading', playing: false, waiting: false, loop: null, loopFrom: null, sounds: plainSound });
    this.element.src = recordingUrl(callId, form);
    this.element.playbackRate = this.state.rate;
    this.element.defaultPlaybackRate = this.state.rate;
    const place = this.places.get(callId) ?? 0;
    if (place > 0) this.element.currentTime = place / 1_000;
    this.sound();
    tellPosition(place);
  }

  /** Stops and unloads; the place is remembered. */
  close(): void {
    this.leave();
    this.form = undefined;
    usePlayer.setState({ callId: null, playing: false, waiting: false, loop: null, loopFrom: null });
    this.element.removeAttribute('src');
    this.element.load();
    this.graph?.sleep();
  }

  /** Where nobody speaks; what of it is skipped follows from the player's setting. */
  knowSilence(silence: readonly Stretch[]): void {
    this.silence = silence;
    this.changed({});
  }

  /** Milliseconds from the start of the recording. */
  get position(): number {
    return this.element.currentTime * 1_000;
  }

  async play(): Promise<void> {
    if (this.state.callId === null) return;
    clearTimeout(this.sleeping);
    if (this.position >= this.state.lengthMs - 20 && this.state.lengthMs > 0) this.seek(this.state.loop?.[0] ?? 0);
    try {
      await Promise.all([this.sound().wake(), this.element.play()]);
    } catch (error) {
      // A pause or another recording in between is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) this.changed({ status: 'broken' });
    }
  }

  pause(): void {
    this.element.pause();
  }

  toggle(): void {
    if (this.element.paused) void this.play();
    else this.pause();
  }

  seek(atMs: number): void {
    const to = Math.min(Math.max(0, atMs), Math.max(0, this.state.lengthMs));
    this.heard.jump(to);
    this.element.currentTime = to / 1_000;
    tellPosition(to);
  }

  seekBy(ms: number): void {
    this.seek(this.position + ms);
  }

  setRate(rate: number): void {
    this.element.playbackRate = rate;
    this.element.defaultPlaybackRate = rate;
    this.changed({ rate });
  }

  /** The next of the offered speeds. */
  changeRate(direction: 1 | -1): void {
    const { rate } = this.state;
    const next = direction === 1 ? rates.find((one) => one > rate) : rates.findLast((one) => one < rate);
    if (next !== undefined) this.setRate(next);
  }

  setLane(lane: Lane, change: Partial<LaneSound>): void {
    const sound = { ...this.state.sounds[lane], ...change };
    const gainDb = Math.min(gainRange.most, Math.max(gainRange.least, sound.gainDb));
    this.changed({ sounds: { ...this.state.sounds, [lane]: { ...sound, gainDb } } });
    this.sound();
  }

  set(change: Pick<Partial<PlayerState>, 'apart' | 'skipSilence' | 'skipOver'>): void {
    this.changed(change);
    this.sound();
  }

  /** Plays a part again and again; null ends it. */
  setLoop(loop: Stretch | null): void {
    const fits = loop !== null && loop[1] - loop[0] >= leastLoopMs;
    this.changed({ loop: fits ? loop : null, loopFrom: null });
    if (fits && (this.position < loop[0] || this.position >= loop[1])) this.seek(loop[0]);
  }

  /** Sets one end of the loop here; with both the loop begins. */
  markLoop(end: 'from' | 'until'): void {
    const here = this.position;
    const { loop, loopFrom } = this.state;
    if (end === 'from') {
      if (loop !== null && here < loop[1] - leastLoopMs) this.setLoop([here, loop[1]]);
      else this.changed({ loop: null, loopFrom: here });
    } else {
      const from = loop?.[0] ?? loopFrom ?? 0;
      if (here - from >= leastLoopMs) this.setLoop([from, here]);
    }
  }

  /** The device on which it is heard; the empty id is the system's default. */
  playOn(deviceId: string): void {
    this.sink = deviceId;
    void this.graph?.playOn(deviceId);
  }

  private get state(): PlayerState {
    return usePlayer.getState();
  }

  /** The finished form took the place of the one that plays: it is loaded at the next pause. */
  private openLater(callId: string, form: Recording['form'], lengthMs: number): void {
    this.element.addEventListener('pause', () => this.state.callId === callId && this.open(callId, form, lengthMs), { once: true });
  }

  private leave(): void {
    const { callId } = this.state;
    if (callId !== null) {
      this.places.delete(callId);
      this.places.set(callId, this.position);
      const [oldest] = this.places.keys();
      if (this.places.size > placesKept && oldest !== undefined) this.places.delete(oldest);
    }
    this.heard.end();
    this.element.pause();
    this.silence = [];
  }

  private sound(): LaneGraph {
    if (this.graph === undefined) {
      this.graph = new LaneGraph(this.element);
      void this.graph.playOn(this.sink);
    }
    this.graph.apply(this.state.sounds, this.state.apart);
    return this.graph;
  }

  private changed(change: Partial<PlayerState>): void {
    if (Object.keys(change).length > 0) usePlayer.setState(change);
    const { skipSilence, skipOver, playing } = this.state;
    this.skips = skipSilence ? skippable(this.silence, skipOver) : [];
    this.planJump();
    if (playing && this.frame === 0) this.tick();
    clearTimeout(this.sleeping);
    if (!playing) this.sleeping = setTimeout(() => this.graph?.sleep(), sleepAfterMs);
  }

  /** A timer and not a picture's frame: the loop also ends in a hidden window. */
  private planJump(): void {
    clearTimeout(this.jumping);
    const { playing, loop, rate } = this.state;
    const at = this.position;
    const jump = playing ? nextJump(at, loop, this.skips) : null;
    if (jump === null) return;
    this.jumping = setTimeout(() => {
      if (this.position >= jump.atMs - 5) this.seek(jump.toMs);
      else this.planJump();
    }, Math.max(0, (jump.atMs - at) / rate));
  }

  private tick(): void {
    tellPosition(this.position);
    this.frame = this.state.playing ? requestAnimationFrame(() => this.tick()) : 0;
  }
}

export const player = new Player();
