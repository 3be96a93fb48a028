import type { StateSnapshot } from '../../shared/ipc/consoleState.ts';
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

/**
 * Keeps the mirror equal to main's state: subscribes first, then asks for the snapshot, so that no change between the
 * two is lost; a gap in the revisions asks again.
 * @returns stops following
 */
export function followMain(bridge: Pick<Bridge, 'on' | 'query'>, holder: MirrorHolder): () => void {
  let stopped = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function takeSnapshot(snapshot: StateSnapshot): void {
    reached('snapshot came');
    holder.setState(withSnapshot(holder.getState(), snapshot));
    if (holder.getState().outdated) resync();
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
    const before = holder.getState();
    const after = withChange(before, change);
    holder.setState(after);
    if (after.outdated && !before.outdated) resync();
  });
  resync();

  return () => {
    stopped = true;
    clearTimeout(retry);
    unsubscribe();
  };
}
