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

/** Runs something when what is being drawn now is on the screen. */
export type AfterPicture = (run: () => void) => void;

/**
 * Keeps the mirror equal to main's state: subscribes first, then asks for the snapshot, so that no change between the
 * two is lost; a gap in the revisions asks again.
 * @param afterPicture what changes between the first snapshot and its picture waits for that and comes in one go: at the
 * start main changes a dozen things, each of which would be drawn before anything is seen. Left out: nothing waits
 * @returns stops following
 */
export function followMain(bridge: Pick<Bridge, 'on' | 'query'>, holder: MirrorHolder, afterPicture?: AfterPicture): () => void {
  let stopped = false;
  /** Only while the first picture is drawn. */
  let held: StateChange[] | undefined;
  let drawn = afterPicture === undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

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
    bridge.query('state:snapshot', {}).then(
      (reply) => {
        if (stopped) return;
        if (reply.ok) takeSnapshot(reply.value);
        else retry = setTimeout(resync, retryMs);
      },
      () => {
        if (!stopped) retry = setTimeout(resync, retryMs);
      },
    );
  }

  const unsubscribe = bridge.on('state:changed', (change) => {
    if (held) held.push(change);
    else take([change]);
  });
  resync();

  return () => {
    stopped = true;
    clearTimeout(retry);
    unsubscribe();
  };
}
