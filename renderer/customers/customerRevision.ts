import { create } from 'zustand';
import { useConsole } from '../stores/consoleStore.ts';

const useOwnChanges = create<{ readonly count: number }>(() => ({ count: 0 }));

/** This window changed customers: what shows them asks again. */
export function customersChanged(): void {
  useOwnChanges.setState(({ count }) => ({ count: count + 1 }));
}

/** Moves on when customers may have changed: by this window, by a call, by a job that ended. */
export function useCustomerRevision(): string {
  const own = useOwnChanges(({ count }) => count);
  const log = useConsole((state) => state.callLogRevision);
  const over = useConsole((state) => state.jobs.filter((job) => job.state.kind !== 'running').map(({ id }) => id).join());
  return `${own}/${log}/${over}`;
}
