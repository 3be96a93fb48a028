import { expect, test } from 'vitest';
import type { ConsoleState } from '../../../shared/ipc/consoleState.ts';
import type { Job } from '../../../shared/jobs/job.ts';
import { provisioningSchema, type SeatProvisioning } from '../../../shared/settings/seatSettings.ts';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import { SeatExchange, type SeatExchangeParts } from '../../../electron/shell/seatExchange.ts';
import { anyCallView, anyConsoleState } from '../../fakes/fakeBridge.ts';

const job: Job = { id: 'j', kind: 'importCustomers', startedAt: 0, state: { kind: 'running', done: 1, total: 9 } };

function seatWith(jobs: ConsoleState['jobs'], answers: boolean[], mode: ConsoleState['mode'] = 'live') {
  const seen = { exchanged: [] as string[], asked: 0, shown: 0, abandoned: 0 };
  const parts = {
    host: { exchange: (to: string) => Promise.resolve(void seen.exchanged.push(to)) },
    vault: { abandon: () => (seen.abandoned += 1) },
    publisher: { current: { ...anyConsoleState(), mode, jobs } },
    mayStopJobs: async () => {
      seen.asked += 1;
      return answers.shift()!;
    },
    attempted: () => void (seen.shown += 1),
  } as unknown as SeatExchangeParts;
  return { exchange: new SeatExchange(parts), seen };
}

test('switching to practice asks before it calls jobs off, once, and stays when the agent wants to keep them', async () => {
  const { exchange, seen } = seatWith([job], [false, true]);
  await Promise.all([exchange.to('practice'), exchange.to('practice')]);
  expect(seen).toEqual({ exchanged: [], asked: 1, shown: 2, abandoned: 0 });
  await exchange.to('practice');
  expect(seen).toMatchObject({ exchanged: ['practice'], asked: 2, abandoned: 1 });
});

test('nothing is asked when no job runs, and none of practice is worth a question', async () => {
  const idle = seatWith([], []);
  await idle.exchange.to('practice');
  expect(idle.seen).toMatchObject({ exchanged: ['practice'], asked: 0 });
  const practising = seatWith([job], [], 'practice');
  await practising.exchange.to('live');
  expect(practising.seen).toMatchObject({ exchanged: ['live'], asked: 0 });
});

const seat = provisioningSchema.parse({ version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'any' });
const otherRules = { ...seat, breakReasons: ['盘点'] };

/** A seat with a call in progress, its settings and what main publishes of it. */
function configured(mode: ConsoleState['mode']) {
  const seen = { kept: [] as SeatProvisioning[], exchanged: 0 };
  const publisher = new StatePublisher({ ...anyConsoleState({ calls: [anyCallView({ state: { kind: 'talking', since: 0, answeredAt: 0 } })] }), mode }, () => {});
  const parts = {
    host: { exchange: () => Promise.resolve(void (seen.exchanged += 1)) },
    publisher,
    settings: { current: { seat }, change: (patch: { seat: SeatProvisioning }) => Promise.resolve(void seen.kept.push(patch.seat)) },
  } as unknown as SeatExchangeParts;
  return { exchange: new SeatExchange(parts), publisher, seen };
}

test('other rules for write-ups and breaks are taken over in a call, and the seat stays as it is', async () => {
  const { exchange, publisher, seen } = configured('live');
  await exchange.configure(otherRules);
  expect(seen).toEqual({ kept: [otherRules], exchanged: 0 });
  expect(publisher.current.breakReasons).toContain('盘点');
  expect(publisher.current.calls).toHaveLength(1);
});

test('in practice they are kept for the real seat', async () => {
  const { exchange, publisher, seen } = configured('practice');
  await exchange.configure(otherRules);
  expect([seen.kept, publisher.current.breakReasons.includes('盘点')]).toEqual([[otherRules], false]);
});

test('anything else about the seat is refused in a call', async () => {
  const { exchange, seen } = configured('live');
  await expect(exchange.configure({ ...otherRules, displayName: '王丽' })).rejects.toMatchObject({ code: 'callInProgress' });
  expect(seen).toEqual({ kept: [], exchanged: 0 });
});
