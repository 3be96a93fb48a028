import { expect, test } from 'vitest';
import type { ConsoleState } from '../../../shared/ipc/consoleState.ts';
import type { Job } from '../../../shared/jobs/job.ts';
import { SeatExchange, type SeatExchangeParts } from '../../../electron/shell/seatExchange.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';

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
