import { setTimeout as delay } from 'node:timers/promises';
import { callSeat } from '../../app/callSeat.ts';
import type { TrunkCall } from '../../lab/sip/trunkCall.ts';
import { benchServiceNumber, type SeatUnderTest } from './seatUnderTest.ts';

/** Tone of the console's microphone and of the caller, in Hz. */
export const tones = { agent: 700, caller: 440 } as const;

/** A caller whose call rings on the seat. */
export interface RingingCall {
  readonly call: TrunkCall;
  readonly callId: string;
}

/** Rings, and resolves when the console shows the call. */
export async function ring({ lab, app }: SeatUnderTest, from: string): Promise<RingingCall> {
  const call = await callSeat(lab, { to: benchServiceNumber, from, toneHz: tones.caller, headers: { 'X-DID': benchServiceNumber } });
  const state = await app.until('the call rings', ({ calls }) => calls.some((view) => view.call.state.kind === 'ringing'));
  return { call, callId: state.calls.find((view) => view.call.state.kind === 'ringing')?.call.id ?? '' };
}

/** Presses answer in the console's page. @returns when it was pressed, epoch milliseconds */
export async function answer({ app }: SeatUnderTest, callId: string): Promise<number> {
  const { at, reply } = await app.inConsole<{ at: number; reply: { ok: boolean; error?: { message: string } } }>(`(() => {
    const at = performance.timeOrigin + performance.now();
    return console400.command('call:answer', { callId: '${callId}' }).then((reply) => ({ at, reply }));
  })()`);
  if (!reply.ok) throw new Error(`The call could not be answered: ${reply.error?.message ?? ''}`);
  return at;
}

/** The caller hangs up; resolves when the console is ready for the next call. */
export async function finish({ app }: SeatUnderTest, { call, callId }: RingingCall): Promise<void> {
  await call.hangUp();
  await app.until('the call ends', ({ calls }) => calls.every((view) => view.call.state.kind === 'ended'));
  await app.inConsole(`console400.command('call:dismiss', { callId: '${callId}' })`);
  await delay(100);
}
