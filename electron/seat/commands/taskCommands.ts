import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** What the agent plans. */
export function taskCommands({ tasks }: SeatParts): Pick<SeatCommands, 'task:save' | 'task:close'> {
  return {
    'task:save': async ({ id, draft }) => ({ taskId: await tasks.save(id, draft) }),
    'task:close': async ({ id, state }) => done(await tasks.close(id, state)),
  };
}

export function taskQueries({ tasks }: SeatParts): Pick<SeatQueries, 'task:ofCall'> {
  return { 'task:ofCall': ({ callId }) => tasks.ofCall(callId) };
}
