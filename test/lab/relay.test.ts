import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { startCoturn } from './processes/coturn.ts';
import type { Coturn } from './processes/coturn.ts';
import { openSeat } from './seat.ts';
import { openSeatMedia } from './seatMedia.ts';

let lab: Laboratory;
let turn: Coturn;

beforeAll(async () => {
  [lab, turn] = await Promise.all([startLaboratory(), startCoturn()]);
});
afterAll(async () => {
  await Promise.all([lab?.stop(), turn?.stop()]);
});

it('carries the sound of a seat that may only use the relay', async () => {
  const { user, password } = lab.accounts[0]!;
  const seat = await openSeat({ url: lab.wsUrl, domain: lab.domain, user, password });
  await seat.register();
  const media = openSeatMedia(1_000, turn.iceServer);
  const call = await lab.call({ to: user, toneHz: 440 });
  const offered = await seat.nextCall();
  const answer = await media.answer(offered.invite.body);
  expect(answer.match(/ typ (\w+)/g)).toEqual([' typ relay']);
  offered.answer(answer);
  await call.untilAnswered();
  await eventually('the caller hears the seat', () => call.receivedTone(1_000));
  await eventually('the seat hears the caller', () => media.audio.hasTone(440));
  const counters = await lab.rtpengine.query(call.callId);
  const leg = counters.kind === 'found' ? counters.legs.find(({ protocol }) => protocol.includes('TLS')) : undefined;
  expect(leg!.remotePort).toBeGreaterThanOrEqual(turn.relayPorts.first);
  expect(leg!.remotePort).toBeLessThanOrEqual(turn.relayPorts.last);
  await offered.hangUp();
  await media.close();
  await seat.close();
});

it('refuses its relay to who does not know the password', async () => {
  const media = openSeatMedia(1_000, { ...turn.iceServer, credential: 'wrong' });
  const offer = await Promise.race([media.offer().catch(() => ''), new Promise<string>((resolve) => setTimeout(() => resolve(''), 3_000))]);
  expect(offer).not.toContain('typ relay');
  await media.close();
});
