import { intersection, lengthOf, union, type Stretch } from '../../shared/waveform/stretch.ts';
import { servedTime, type ServedSound } from './servedTime.ts';

/** A recording of which bytes are given to pages. */
export interface HeardRecording {
  readonly id: string;
  readonly callId: string;
  /** 0 while it runs. */
  readonly durationMs: number;
  readonly startedAt: number;
}

export interface HearingsStore {
  getSeekIndex(argument: { readonly id: string }): Promise<ServedSound['cues']>;
  keepListened(argument: { readonly id: string; readonly callId: string; readonly recordingId: string; readonly by: string; readonly servedMs: number; readonly playedMs: number }): Promise<boolean>;
}

export interface HearingsOptions {
  readonly store: HearingsStore;
  readonly newId: () => string;
  readonly by: () => string;
  readonly now: () => number;
  /** Who heard it is now told anew. */
  readonly changed: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** A hearing is over when nothing was given out and nothing played for so long. */
const overAfterMs = 15 * 60_000;
/** Recordings of which is remembered what was given out. */
const mostKnown = 200;

/** What pages got of a recording in this run of the program. */
interface Given {
  readonly recording: HeardRecording;
  readonly cues: Promise<ServedSound['cues']>;
  served: readonly Stretch[];
  hearing: Hearing | null;
}

interface Hearing {
  readonly id: string;
  readonly by: string;
  played: readonly Stretch[];
  links: number;
  told: { readonly servedMs: number; readonly playedMs: number };
  over: NodeJS.Timeout | undefined;
}

/**
 * Tells the evidence chain who got how much of which recording. What counts is what main gave out, reckoned from the bytes
 * that pages fetched; the player's word of what it played counts only as far as that. A hearing makes a link when its first
 * sound is given out, one when the player first played, and one at its end, when the sums are others by then.
 */
export class Hearings {
  readonly #options: HearingsOptions;
  readonly #given = new Map<string, Given>();
  #last: Promise<void> = Promise.resolve();

  constructor(options: HearingsOptions) {
    this.#options = options;
  }

  /** Bytes `offset … offset + length` of a recording were read for a page. */
  served(recording: HeardRecording, offset: number, length: number): void {
    this.#inTurn(async () => {
      const given = this.#known(recording);
      const lengthMs = recording.durationMs > 0 ? recording.durationMs : Math.max(0, this.#options.now() - recording.startedAt);
      const stretch = servedTime({ cues: await given.cues, lengthMs }, offset, offset + length);
      if (stretch === null) return;
      given.served = union(given.served, [stretch]);
      await this.#goOn(given);
    });
  }

  /** The player says that it played a part of the recording of a call. Resolves when that is kept, as far as it can be true. */
  heard(callId: string, stretch: Stretch): Promise<void> {
    return this.#inTurn(async () => {
      const given = [...this.#given.values()].findLast(({ recording }) => recording.callId === callId);
      const real = intersection(given?.served ?? [], [stretch]);
      if (given === undefined || real.length === 0) return;
      const hearing = await this.#goOn(given);
      const before = lengthOf(hearing.played);
      hearing.played = union(hearing.played, real);
      if (before === 0) await this.#link(given, hearing);
    });
  }

  /** Ends all hearings; the store must still be open. */
  close(): Promise<void> {
    return this.#inTurn(async () => {
      for (const given of this.#given.values()) await this.#end(given);
    });
  }

  #known(recording: HeardRecording): Given {
    const before = this.#given.get(recording.id);
    // Another length is another form of it, with cues of its own.
    if (before !== undefined && before.recording.durationMs === recording.durationMs) return before;
    const cues = this.#options.store.getSeekIndex({ id: recording.id });
    // Told to whoever waits for it.
    cues.catch(() => this.#given.delete(recording.id));
    const given: Given = { recording, cues, served: before?.served ?? [], hearing: before?.hearing ?? null };
    this.#given.delete(recording.id);
    this.#given.set(recording.id, given);
    const oldest = [...this.#given.values()].find(({ hearing }) => hearing === null);
    if (this.#given.size > mostKnown && oldest !== undefined && oldest !== given) this.#given.delete(oldest.recording.id);
    return given;
  }

  /** The hearing that runs; a new one after a pause, or when somebody else sits here. */
  async #goOn(given: Given): Promise<Hearing> {
    const by = this.#options.by();
    if (given.hearing !== null && given.hearing.by !== by) await this.#end(given);
    const hearing = given.hearing ?? { id: this.#options.newId(), by, played: [], links: 0, told: { servedMs: 0, playedMs: 0 }, over: undefined };
    given.hearing = hearing;
    clearTimeout(hearing.over);
    hearing.over = setTimeout(() => this.#inTurn(() => this.#end(given)), overAfterMs);
    hearing.over.unref();
    if (hearing.links === 0) await this.#link(given, hearing);
    return hearing;
  }

  async #end(given: Given): Promise<void> {
    const { hearing } = given;
    if (hearing === null) return;
    clearTimeout(hearing.over);
    given.hearing = null;
    await this.#link(given, hearing);
  }

  async #link({ recording, served }: Given, hearing: Hearing): Promise<void> {
    const sums = { servedMs: Math.round(lengthOf(served)), playedMs: Math.round(lengthOf(hearing.played)) };
    if (hearing.links > 0 && sums.servedMs === hearing.told.servedMs && sums.playedMs === hearing.told.playedMs) return;
    hearing.links += 1;
    hearing.told = sums;
    const { store, changed } = this.#options;
    if (await store.keepListened({ id: `${hearing.id}/${hearing.links}`, callId: recording.callId, recordingId: recording.id, by: hearing.by, ...sums })) changed();
  }

  /** One step after another: sums never go back. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step).catch(this.#options.onFailed);
    return this.#last;
  }
}
