import { create } from 'zustand';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';

/** The newest routing snapshot seen per 400 number, kept while the window lives. Key: ten digits. */
export const useRoutingMemory = create<Readonly<Record<string, RoutingStatus>>>(() => ({}));

/** Adds the snapshots that came with these calls where they are newer than the remembered ones. Pure. */
export function withSnapshotsOf(
  memory: Readonly<Record<string, RoutingStatus>>,
  calls: readonly CallView[],
): Readonly<Record<string, RoutingStatus>> {
  let next = memory;
  for (const { lookUps } of calls) {
    if (lookUps.routing.kind !== 'found') continue;
    const status = lookUps.routing.value;
    const known = next[status.serviceNumber];
    if (known === undefined || known.takenAt < status.takenAt) next = { ...next, [status.serviceNumber]: status };
  }
  return next;
}
