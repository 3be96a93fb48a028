import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DayFiguresKeeper, localDay, noFigures } from '../../../electron/seat/dayFigures.ts';
import { StatePublisher } from '../../../electron/ipc/statePublisher.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';

const minute = 60_000;

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a new day begins with its own figures, although nobody calls; so does one that a set clock begins', async () => {
  let now = localDay(Date.UTC(2026, 10, 22, 4)).until - 90_000;
  const counted: number[] = [];
  const keeper = new DayFiguresKeeper({
    publisher: new StatePublisher(anyConsoleState({}), () => {}),
    now: () => now,
    countDay: async ({ from }) => {
      counted.push(from);
      return noFigures;
    },
  });
  const pass = async (ms: number) => {
    now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  await keeper.count();
  await pass(minute);
  expect(counted).toHaveLength(1);
  await pass(minute);
  const today = localDay(now).from;
  expect(counted).toEqual([expect.any(Number), today]);
  now -= 30 * 86_400_000;
  await pass(minute);
  expect(counted).toEqual([expect.any(Number), today, localDay(now).from]);
  keeper.stop();
  now += 86_400_000;
  await pass(2 * minute);
  expect(counted).toHaveLength(3);
});
