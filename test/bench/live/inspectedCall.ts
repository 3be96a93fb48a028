import type { InspectedProgram } from '../../app/inspectedProgram.ts';
import type { Laboratory } from '../../lab/laboratory.ts';
import type { RingingCall } from './benchCall.ts';
import { tones } from './benchCall.ts';
import { benchServiceNumber } from './seatUnderTest.ts';

/** A caller rings with a tone and is answered; resolves when both ends talk. */
export async function connect(app: InspectedProgram, lab: Laboratory, from: string): Promise<RingingCall> {
  const call = await lab.call({ to: benchServiceNumber, from, toneHz: tones.caller, headers: { 'X-DID': benchServiceNumber, 'X-IVR-Path': '1:售后>2:维修' } });
  const callId = await app.inMain(async ({ program }) => {
    for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 5))) {
      const view = program.publisher.current.calls.find((one) => one.call.state.kind === 'ringing');
      if (!view) continue;
      await program.host.open.commands['call:answer']({ callId: view.call.id }, 'console');
      return view.call.id;
    }
    throw new Error('The call did not ring');
  });
  await call.untilAnswered();
  return { call, callId };
}

/** The caller hangs up and the call is taken off its line. */
export async function disconnect(app: InspectedProgram, { call, callId }: RingingCall): Promise<void> {
  await call.hangUp();
  await app.inMain(async ({ program }, id) => {
    const stateOf = () => program.publisher.current.calls.find(({ call: one }) => one.id === id)?.call.state.kind;
    for (const end = Date.now() + 10_000; Date.now() < end && stateOf() !== undefined && stateOf() !== 'ended'; ) await new Promise((resolve) => setTimeout(resolve, 5));
    if (stateOf() === 'ended') await program.host.open.commands['call:dismiss']({ callId: id }, 'console');
  }, callId);
}
