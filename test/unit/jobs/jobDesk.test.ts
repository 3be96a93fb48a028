import { expect, test } from 'vitest';
import { codeOf, IpcRefusal } from '../../../electron/ipc/ipcRefusal.ts';
import { JobDesk, type JobHandle, type JobResult } from '../../../electron/jobs/jobDesk.ts';
import type { Job } from '../../../shared/jobs/job.ts';
import { eventually } from '../../lab/eventually.ts';

function openDesk() {
  const published: (readonly Job[])[] = [];
  const unexpected: unknown[] = [];
  let id = 0;
  const desk = new JobDesk({ newId: () => `job-${++id}`, now: () => 5, publish: (jobs) => published.push(jobs), codeOf, onUnexpected: (error) => unexpected.push(error) });
  const over = (job: string) => eventually('the job is over', () => desk.find(job)?.state.kind !== 'running');
  return { desk, published, unexpected, over };
}

const result: JobResult = { key: 'exported', values: { rows: 3 }, file: '/anywhere/calls.csv' };

test('a job shows how far it is and what came out of it', async () => {
  const { desk, published, over } = openDesk();
  const id = desk.start('exportLog', async ({ progress }) => {
    progress(1, 3);
    return result;
  });
  await over(id);
  expect(published[0]).toEqual([{ id, kind: 'exportLog', startedAt: 5, state: { kind: 'running', done: 0, total: null } }]);
  expect(published.at(-1)?.[0]?.state).toEqual({ kind: 'done', ...result });
});

test('a job that is called off ends as cancelled, and its late progress is not shown', async () => {
  const { desk, over } = openDesk();
  let handle: JobHandle | undefined;
  const id = desk.start('exportLog', (given) => {
    handle = given;
    return new Promise((_resolve, reject) => given.signal.addEventListener('abort', () => reject(given.signal.reason as Error)));
  });
  await eventually('it runs', () => handle !== undefined);
  desk.cancel(id);
  await over(id);
  handle?.progress(9, 9);
  expect(desk.find(id)?.state).toEqual({ kind: 'cancelled' });
});

test('an expected failure shows its code; a surprise is also told', async () => {
  const { desk, over, unexpected } = openDesk();
  const refused = desk.start('exportLog', () => Promise.reject(new IpcRefusal('diskFull', 'full')));
  const broken = desk.start('exportLog', () => { throw new Error('a mistake of ours'); });
  await over(refused);
  await over(broken);
  expect(desk.find(refused)?.state).toEqual({ kind: 'failed', code: 'diskFull' });
  expect(desk.find(broken)?.state).toEqual({ kind: 'failed', code: 'internal' });
  expect(unexpected).toHaveLength(1);
});

test('only the last finished jobs stay; a dismissed one goes, a running one does not', async () => {
  const { desk, over } = openDesk();
  const ids = Array.from({ length: 7 }, () => desk.start('exportLog', () => Promise.resolve(result)));
  for (const id of ids.slice(2)) await over(id);
  const running = desk.start('exportLog', () => new Promise(() => {}));
  desk.dismiss(running);
  desk.dismiss(ids[6]!);
  expect(desk.jobs.map(({ id }) => id)).toEqual([...ids.slice(2, 6), running]);
  desk.stop();
});
