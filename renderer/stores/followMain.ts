import type { StateChange, StateSnapshot } from '../../shared/ipc/consoleState.ts';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { reached } from '../../shared/kernel/startMoment.ts';
import { withChange, withSnapshot } from './mirror.ts';
import type { Mirror } from './mirror.ts';

/** Where the mirror is kept: zustand's store has this shape. */
export interface MirrorHolder {
  getState(): Mirror;
  setState(mirror: Mirror): void;
}

const retryMs = 500;
/** Main needs some milliseconds for a snapshot. */
const unansweredMs = 5_000;

/** Runs something when what is being drawn now is on the screen. */
export type AfterPicture = (run: () => void) => void;

/**
 * Keeps the mirror equal to main's state: subscribes first, then asks for the snapshot, so that no change between the
 * two is lost; a gap in the revisions asks again, and so do a refusal and a question that stays without an answer: a page
 * that waited for it would stay empty for good.
 * @param afterPicture what changes between the first snapshot and its picture waits for that and comes in one go: at the
 * start main changes a dozen things, each of which would be drawn before anything is seen. Left out: nothing waits
 * @returns stops following
 */
export function followMain(bridge: Pick<Bridge, 'on' | 'query'>, holder: MirrorHolder, afterPicture?: AfterPicture): () => void {
  let stopped = false;
  /** Only while the first picture is drawn. */
  let held: StateChange[] | undefined;
  let drawn = afterPicture === undefined;
  let asking = false;
  let again: ReturnType<typeof setTimeout> | undefined;

  function takeSnapshot(snapshot: StateSnapshot): void {
    reached('snapshot came');
    holder.setState(withSnapshot(holder.getState(), snapshot));
    if (holder.getState().outdated) resync();
    else if (!drawn) holdUntilDrawn();
  }

  function holdUntilDrawn(): void {
    drawn = true;
    held = [];
    afterPicture?.(() => {
      const changes = held ?? [];
      held = undefined;
      if (!stopped) take(changes);
    });
  }

  function take(changes: readonly StateChange[]): void {
    const before = holder.getState();
    const after = changes.reduce(withChange, before);
    if (after === before) return;
    holder.setState(after);
    if (after.outdated && !before.outdated) resync();
  }

  function resync(): void {
    if (stopped) return;
    asking = true;
    askAgainIn(unansweredMs);
    bridge.query('state:snapshot', {}).then(
      (reply) => {
        // Of two questions the first answer counts; a change that it lacks is a gap, which asks again.
        if (stopped || !asking) return;
        if (!reply.ok) return askAgainIn(retryMs);
        asking = false;
        clearTimeout(again);
        takeSnapshot(reply.value);
      },
      () => {
        if (!stopped && asking) askAgainIn(retryMs);
      },
    );
  }

  function askAgainIn(ms: number): void {
    clearTimeout(again);
    again = setTimeout(resync, ms);
  }

  const unsubscribe = bridge.on('state:changed', (change) => {
    if (held) held.push(change);
    else take([change]);
  });
  resync();

  return () => {
    stopped = true;
    clearTimeout(again);
    unsubscribe();
  };
}
