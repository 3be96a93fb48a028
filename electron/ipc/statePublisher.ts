import type { ConsoleState, ConsoleStatePatch, StateChange, StateSnapshot } from '../../shared/ipc/consoleState.ts';

/**
 * Main's own copy of the console state. Patches made in one turn of the event loop are sent as one change, so that
 * a window paints a call once and not slice by slice.
 */
export class StatePublisher {
  private state: ConsoleState;
  private revision = 0;
  private gathered: ConsoleStatePatch | undefined;
  /** Set while {@link StatePublisher.hold} keeps changes together. */
  private holding: ReturnType<typeof setTimeout> | undefined;
  private readonly send: (change: StateChange) => void;

  constructor(initial: ConsoleState, send: (change: StateChange) => void) {
    this.state = initial;
    this.send = send;
  }

  get current(): ConsoleState {
    return this.state;
  }

  /** Replaces slices and tells every window before the next I/O is handled, or at the end of a {@link StatePublisher.hold}. */
  change(patch: ConsoleStatePatch): void {
    this.state = { ...this.state, ...patch };
    if (this.gathered) {
      Object.assign(this.gathered, patch);
      return;
    }
    this.gathered = { ...patch };
    if (this.holding === undefined) queueMicrotask(() => this.flush());
  }

  /**
   * Keeps the changes from here on together, for `ms` milliseconds or until {@link StatePublisher.release}: what is known
   * within that time is painted once. During a hold this does nothing.
   */
  hold(ms: number): void {
    this.holding ??= setTimeout(() => this.release(), ms);
  }

  release(): void {
    clearTimeout(this.holding);
    this.holding = undefined;
    this.flush();
  }

  /** What a window that just loaded needs. Flushes first, so that the revision matches the state. */
  snapshot(): StateSnapshot {
    this.release();
    return { revision: this.revision, state: this.state };
  }

  private flush(): void {
    const patch = this.gathered;
    if (!patch || this.holding !== undefined) return;
    this.gathered = undefined;
    this.revision += 1;
    this.send({ revision: this.revision, patch });
  }
}
