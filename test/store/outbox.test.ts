import { expect, test } from 'vitest';
import { anyTime, openForTest } from './temporaryStore.ts';

test('a failed attempt that is told twice, because the store died on the answer, counts once', () => {
  const { ask } = openForTest();
  ask.putIntoOutbox({ id: 'm', callId: 'c', step: 'ended', at: anyTime });
  for (let times = 0; times < 2; times += 1) ask.outboxFailed({ id: 'm', attempt: 1, problem: 'HTTP 500', at: anyTime, dueAt: anyTime + 5 });
  expect(ask.listOutbox({ limit: 9 })).toMatchObject([{ attempts: 1, dueAt: anyTime + 5, problem: 'HTTP 500' }]);
  ask.outboxFailed({ id: 'm', attempt: 2, problem: 'HTTP 503', at: anyTime, dueAt: null });
  expect(ask.listOutbox({ limit: 9 })).toEqual([]);
  expect(ask.outboxState(null)).toMatchObject({ givenUp: 1, problem: 'HTTP 503' });
});
