import type { ConsoleState, ConsoleStatePatch, StateChange, StateSnapshot } from '../../shared/ipc/consoleState.ts';

/**
 * Main's own copy of the console state. Patches made in one turn of the event loop are sent as one change, so that
 * a window paints a call once and not slice by slice.
 */
export class StatePublisher {
  private state: ConsoleState;
  private revision = 0;
  private gathered: ConsoleStatePatch | undefined;
  private readonly send: (change: StateChange) => void;

  constructor(initial: ConsoleState, send: (change: StateChange) => void) {
    this.state = initial;
    this.send = send;
  }

  get current(): ConsoleState {
    return this.state;
  }

  /** Replaces slices and tells every window before the next I/O is handled. */
  change(patch: ConsoleStatePatch): void {
    this.state = { ...this.state, ...patch };
    if (this.gathered) {
      Object.assign(this.gathered, patch);
      return;
    }
    this.gathered = { ...patch };
    queueMicrotask(() => this.flush());
  }

  /** What a window that just loaded needs. Flushes first, so that the revision matches the state. */
  snapshot(): StateSnapshot {
    this.flush();
    return { revision: this.revision, state: this.state };
  }

  private flush(): void {
    const patch = this.gathered;
    if (!patch) return;
    this.gathered = undefined;
    this.revision += 1;
    this.send({ revision: this.revision, patch });
  }
}
