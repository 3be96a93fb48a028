import { expect, it } from 'vitest';
import { callerHz, seatForFile } from './seatUnderTest.ts';
import { loggedCall } from './loggedCall.ts';

const seat = seatForFile();

it('customer data that do not answer keep nobody from answering; the call is in the log once they do', async () => {
  const pid = (await seat.app.inMain(({ program }) => program.host.runningStore?.pid))!;
  process.kill(pid, 'SIGSTOP');
  try {
    const conversation = await seat.talk({ from: '13912345678', toneHz: callerHz });
    await seat.app.pop.getByTestId('pop').waitFor({ state: 'detached' });
    const view = await seat.view(conversation.callId);
    expect(view?.callerNumber.key).toBe('13912345678');
    expect(view?.lookUps.area.kind).toBe('found');
    expect(view?.lookUps.customer.kind).not.toBe('found');
    await seat.hearBothWays(conversation);
    process.kill(pid, 'SIGCONT');
    await conversation.trunk.hangUp();
    expect(await loggedCall(seat, conversation.trunk.callId)).toMatchObject({ result: 'answered', remoteNumber: '13912345678' });
  } finally {
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // The program replaced it meanwhile.
    }
  }
});
