import type { ConsoleState, StateChange, StateSnapshot } from '../../shared/ipc/consoleState.ts';

/**
 * The page's copy of main's state. While a snapshot is under way, changes wait in `waiting`; `state` keeps what was
 * shown before, so that a lost revision never blanks the screen.
 */
export interface Mirror {
  readonly state: ConsoleState | null;
  readonly revision: number;
  /** True from the loss of a revision (or the start) until the next snapshot. */
  readonly outdated: boolean;
  readonly waiting: readonly StateChange[];
}

export const emptyMirror: Mirror = { state: null, revision: -1, outdated: true, waiting: [] };

/** A change came. When the result is `outdated` and the mirror before was not, a snapshot must be asked for. */
export function withChange(mirror: Mirror, change: StateChange): Mirror {
  if (mirror.outdated || mirror.state === null) return { ...mirror, waiting: [...mirror.waiting, change] };
  if (change.revision <= mirror.revision) return mirror;
  if (change.revision !== mirror.revision + 1) return { ...mirror, outdated: true, waiting: [change] };
  return { ...mirror, state: { ...mirror.state, ...change.patch }, revision: change.revision };
}

/** A snapshot came: it replaces the state, then the waiting changes that are newer follow in order. */
export function withSnapshot(mirror: Mirror, snapshot: StateSnapshot): Mirror {
  const fresh: Mirror = { state: snapshot.state, revision: snapshot.revision, outdated: false, waiting: [] };
  const later = [...mirror.waiting].sort((a, b) => a.revision - b.revision);
  return later.reduce(withChange, fresh);
}
