import { WakeUp } from '../../shared/kernel/wakeUp.ts';
import { decideRecording } from '../../shared/recordings/decideRecording.ts';
import type { RecordingRules } from '../../shared/recordings/recordingRules.ts';
import type { CallDirection } from '../../shared/calls/call.ts';
import { clockMemorySchema, doubtedUntil, trustedTime } from './clockTrust.ts';

interface Kept {
  readonly id: string;
  readonly startedAt: number;
  readonly enteredAfter: number | null;
  readonly serviceNumber: string;
  readonly queue: string;
  readonly direction: CallDirection;
}

export interface RetentionStore {
  getSetting(argument: { readonly key: string }): Promise<unknown>;
  putSetting(argument: { readonly key: string; readonly value: unknown }): Promise<void>;
  listKeptRecordings(argument: { readonly before: number; readonly after: { readonly startedAt: number; readonly id: string } | null; readonly limit: number }): Promise<readonly Kept[]>;
  deleteRecordings(argument: { readonly ids: readonly string[]; readonly at: number; readonly by: 'rule'; readonly person: string; readonly reason: string }): Promise<{ readonly deleted: number; readonly held: number }>;
}

export interface RetentionOptions {
  readonly store: RetentionStore;
  readonly rules: () => RecordingRules;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onDeleted: (count: number) => void;
  readonly onFailed: (error: unknown) => void;
}

const dayMs = 86_400_000;
/** The start of the seat goes first. */
const firstAfterMs = 60_000;
const everyMs = 6 * 3_600_000;
const listedAtOnce = 500;
const deletedAtOnce = 50;
const clockKey = 'retentionClock';

async function clockMemory(store: Pick<RetentionStore, 'getSetting'>) {
  const kept = clockMemorySchema.safeParse(await store.getSetting({ key: clockKey }));
  return kept.success ? kept.data : null;
}

/** Until when nothing is deleted because the computer's clock jumped; epoch milliseconds, null = it did not. */
export async function retentionWaitsUntil(store: Pick<RetentionStore, 'getSetting'>, now: number): Promise<number | null> {
  return doubtedUntil(await clockMemory(store), now);
}

/** Deletes the recordings whose time is over, as the rules of today and a clock that did not jump say; those under a hold stay. */
export class RetentionSweep {
  readonly #options: RetentionOptions;
  readonly #next = new WakeUp(() => void this.#turn());

  constructor(options: RetentionOptions) {
    this.#options = options;
  }

  begin(): void {
    this.#next.in(firstAfterMs);
  }

  stop(): void {
    this.#next.stop();
  }

  /** Goes through everything once. Resolves to how many were deleted. */
  async sweep(): Promise<number> {
    const { store, rules, now } = this.#options;
    const shortest = Math.min(...[rules().keepDays, ...rules().rules.map(({ keepDays }) => keepDays)].map((days) => days ?? Infinity));
    const time = await this.#trusted();
    if (shortest === Infinity) return 0;
    const before = time - shortest * dayMs;
    let deleted = 0;
    let after: { readonly startedAt: number; readonly id: string } | null = null;
    while (!this.#next.stopped) {
      const listed: readonly Kept[] = await store.listKeptRecordings({ before, after, limit: listedAtOnce });
      const last = listed.at(-1);
      if (last === undefined) break;
      after = { startedAt: last.startedAt, id: last.id };
      const over = listed.filter((recording) => this.#isOver(recording, time)).map(({ id }) => id);
      for (let index = 0; index < over.length && !this.#next.stopped; index += deletedAtOnce) {
        const ids = over.slice(index, index + deletedAtOnce);
        deleted += (await store.deleteRecordings({ ids, at: now(), by: 'rule', person: '', reason: '' })).deleted;
      }
    }
    return deleted;
  }

  #isOver(recording: Kept, time: number): boolean {
    const { keepDays } = decideRecording(this.#options.rules(), recording);
    // One that was made while the clock stood in the past is younger than it says; a call from a future clock tells nothing.
    const { startedAt, enteredAfter } = recording;
    const from = enteredAfter !== null && enteredAfter <= time ? enteredAfter : startedAt;
    return keepDays !== null && from < time - keepDays * dayMs;
  }

  /** What the clock says, as far as it is believed; remembered before anything is deleted by it. */
  async #trusted(): Promise<number> {
    const { store, now } = this.#options;
    const { time, memory } = trustedTime(await clockMemory(store), now());
    await store.putSetting({ key: clockKey, value: memory });
    return time;
  }

  async #turn(): Promise<void> {
    try {
      const deleted = await this.sweep();
      if (deleted > 0) this.#options.onDeleted(deleted);
    } catch (error) {
      this.#options.onFailed(error);
    }
    this.#next.in(everyMs);
  }
}
