import type { Preferences } from '../../../shared/settings/seatSettings.ts';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import { SeatInProcess } from '../agent/seatInProcess.ts';
import { quickClock } from './quickClock.ts';

/** A whole seat at a practice platform whose people are quick, with the questions that a flow of calls asks. */
export async function openCallSeat(preferences: Partial<Preferences> = {}) {
  const seat = await new SeatInProcess({ preferences: { wrapUpSeconds: 0, ...preferences }, clock: quickClock(20) }).open();

  const stateOf = (callId: string) => seat.state.calls.find(({ call }) => call.id === callId)?.call.state;
  const becomes = (callId: string, kind: string) => seat.until(`${callId} is ${kind}`, () => (stateOf(callId)?.kind ?? 'gone') === kind);
  /** The call is over, and written to the end. */
  const over = async (callId: string): Promise<{ readonly entry: CallLogEntry; readonly events: readonly CallEvent[] }> => {
    await seat.until(`${callId} is over`, () => ['ended', 'gone'].includes(stateOf(callId)?.kind ?? 'gone'));
    const detail = await seat.queries['callLog:entry']({ callId });
    if (!detail) throw new Error('The call is not in the log');
    return detail;
  };
  /** A scripted caller whom the agent talks to. */
  const talkTo = async (scenario: string): Promise<string> => {
    const { call: { id } } = await seat.ring(scenario);
    await seat.command('call:answer', { callId: id });
    await becomes(id, 'talking');
    return id;
  };
  const logged = async (): Promise<readonly CallLogEntry[]> =>
    (await seat.queries['callLog:search']({ text: '', from: null, until: null, limit: 50, cursor: null })).entries;
  return { seat, stateOf, becomes, over, talkTo, logged };
}
