import type { DayFigures } from '../../shared/calls/callLogEntry.ts';
import { WakeUp } from '../../shared/kernel/wakeUp.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';

export const noFigures: DayFigures = { offered: 0, answered: 0, missed: 0, outgoing: 0, talkSeconds: 0, averageAnswerSeconds: 0 };

export interface DayFiguresOptions {
  readonly countDay: (argument: { readonly from: number; readonly until: number; readonly agent: string | null }) => Promise<DayFigures>;
  readonly publisher: StatePublisher;
  /** Told after each count: whatever else follows from the log may be read again. */
  readonly counted?: () => Promise<void>;
  readonly now: () => number;
}

/** Milliseconds between a change of the log and the next count: a burst of events is counted once. */
const settleMs = 120;
/** A day may also begin by a sleep of the computer, a clock that is set, or another time zone. */
const lookEveryMs = 60_000;

/** Keeps today's figures and the log's revision in step with what was written, and with the day. */
export class DayFiguresKeeper {
  private timer: NodeJS.Timeout | undefined;
  /** Of the day that was counted last. */
  private begunAt: number | undefined;
  private readonly look = new WakeUp(() => {
    if (localDay(this.options.now()).from !== this.begunAt) void this.count();
    else this.look.in(lookEveryMs);
  });
  private readonly options: DayFiguresOptions;

  constructor(options: DayFiguresOptions) {
    this.options = options;
  }

  /** The log changed on the disk. */
  logChanged(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.count();
    }, settleMs);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.look.stop();
  }

  async count(): Promise<void> {
    const { publisher, now, countDay } = this.options;
    const { from, until } = localDay(now());
    this.begunAt = from;
    this.look.in(lookEveryMs);
    // While the store restarts the figures stay as they were; the next write counts again.
    const today = await countDay({ from, until, agent: null }).catch(() => publisher.current.today);
    publisher.change({ today, callLogRevision: publisher.current.callLogRevision + 1 });
    await this.options.counted?.();
  }
}

/** The local calendar day around a moment: 23 to 25 hours long where clocks change. */
export function localDay(moment: number): { readonly from: number; readonly until: number } {
  const start = new Date(moment);
  start.setHours(0, 0, 0, 0);
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return { from: start.getTime(), until: end.getTime() };
}
