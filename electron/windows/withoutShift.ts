import type { ConsoleEvents, EventName } from '../../shared/ipc/events.ts';

/**
 * An event as the pop is told of it. It shows no shift, and after hundreds of calls the shift is the bulk of every change of
 * the agent's state. Pure.
 */
export function withoutShift<N extends EventName>(name: N, payload: ConsoleEvents[N]): ConsoleEvents[N] {
  if (name !== 'state:changed') return payload;
  const { revision, patch } = payload as ConsoleEvents['state:changed'];
  const rest = { ...patch };
  delete rest.shift;
  return { revision, patch: rest } as ConsoleEvents[N];
}
