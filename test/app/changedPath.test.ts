import { describe, expect, it } from 'vitest';
import { eventually } from '../lab/eventually.ts';
import type { TrunkCall } from '../lab/sip/trunkCall.ts';
import { callerHz, seatForFile } from './seatUnderTest.ts';

const seat = seatForFile();
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const offers = (trunk: TrunkCall) => trunk.received.filter(({ start, body }) => start.kind === 'request' && (start.method === 'INVITE' || start.method === 'UPDATE') && body !== '').length;

/** A registration that was refreshed is another object, equal or not: main keeps the one from before. */
type WithBefore = typeof globalThis & { registrationBefore?: unknown };

/** The machine wakes up, as its system would say it. */
const wakeUp = () => seat.app.inMain(({ electron }) => void electron.powerMonitor.emit('resume'));

describe('a machine that wakes up', () => {
  it('registers again although the connection still looks well, and rings', async () => {
    await seat.app.inMain(({ program, electron }) => {
      (globalThis as WithBefore).registrationBefore = program.publisher.current.registration;
      electron.powerMonitor.emit('resume');
    });
    await eventually('the registration was refreshed', () => seat.app.inMain(({ program }) => {
      const { registration } = program.publisher.current;
      return registration.kind === 'registered' && registration !== (globalThis as WithBefore).registrationBefore;
    }));
    const { trunk } = await seat.ring();
    await trunk.cancel();
  });

  it('in a call offers its media anew, and the call goes on', async () => {
    const conversation = await seat.talk({ toneHz: callerHz });
    await seat.hearBothWays(conversation);
    const before = offers(conversation.trunk);
    await wakeUp();
    await eventually('the caller’s side gets an offer', () => offers(conversation.trunk) > before);
    await seat.hearBothWays(conversation);
    expect((await seat.view(conversation.callId))?.call.state.kind).toBe('talking');
    await conversation.trunk.hangUp();
    await seat.until(conversation.callId, 'the call ends', ({ call }) => call.state.kind === 'ended');
  });

  it('after a sleep in which the server forgot it is registered and rings; no ghost of the call is left', async () => {
    const { callId } = await seat.talk();
    process.kill(seat.app.pid, 'SIGSTOP');
    try {
      await seat.lab.kamailio.stop();
      await seat.lab.kamailio.start();
      await sleep(1_000);
    } finally {
      process.kill(seat.app.pid, 'SIGCONT');
    }
    await wakeUp();
    await seat.app.registered();
    await eventually('a call rings again', async () => {
      const trunk = await seat.lab.call({ to: '8001', cancelAfterMs: 5_000 });
      const rang = await trunk.untilRinging().then(() => true, () => false);
      await trunk.cancel();
      return rang;
    });
    // The program may have found out by itself that its call is no more.
    await seat.command('call:hangUp', { callId }).catch(() => undefined);
    await seat.app.until('the call is over', ({ calls }) => calls.every(({ call }) => call.id !== callId || call.state.kind === 'ended'));
  });
});
