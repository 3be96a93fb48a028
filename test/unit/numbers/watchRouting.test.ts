import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { routingRoundMs, watchRouting } from '../../../electron/numbers/watchRouting.ts';
import type { RoutingStatus } from '../../../shared/routing/routingStatus.ts';

const status = (serviceNumber: string, takenAt: number): RoutingStatus => ({
  serviceNumber, takenAt, label: '', state: 'inService', stateReason: '', rule: '', hunting: 'random', onDuty: [], source: 'platform',
});

function watch(options: Partial<Parameters<typeof watchRouting>[0]>) {
  const published: (readonly RoutingStatus[])[] = [];
  const kept: RoutingStatus[] = [];
  const stop = watchRouting({
    serviceNumbers: ['4008201234'], ask: null, kept: () => Promise.resolve(null),
    keep: (each) => { kept.push(each); return Promise.resolve(); }, publish: (all) => published.push(all), ...options,
  });
  return { published, kept, stop };
}

describe('watching the routing of the 400 numbers', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  test('publishes and keeps what the platform says, round after round', async () => {
    let round = 0;
    const { published, kept, stop } = watch({ ask: (number) => Promise.resolve(status(number, ++round)) });
    await vi.advanceTimersByTimeAsync(routingRoundMs * 2 + 1);
    stop();
    expect(published.map((all) => all[0]?.takenAt)).toEqual([1, 2, 3]);
    expect(kept).toHaveLength(3);
  });

  test('goes on showing the last snapshot, with its own age, while the platform is silent', async () => {
    let silent = false;
    const { published, stop } = watch({ ask: (number) => (silent ? Promise.reject(new Error('offline')) : Promise.resolve(status(number, 7))) });
    await vi.advanceTimersByTimeAsync(1);
    silent = true;
    await vi.advanceTimersByTimeAsync(routingRoundMs);
    stop();
    expect(published.at(-1)?.[0]?.takenAt).toBe(7);
  });

  test('shows the kept snapshot where the platform cannot tell at all, and never asks again', async () => {
    const { published, kept, stop } = watch({ kept: (number) => Promise.resolve(status(number, 3)) });
    await vi.advanceTimersByTimeAsync(routingRoundMs * 5);
    stop();
    expect(published).toHaveLength(1);
    expect(kept).toEqual([]);
  });

  test('says nothing more after it was stopped', async () => {
    const { published, stop } = watch({ ask: (number) => Promise.resolve(status(number, 1)) });
    stop();
    await vi.advanceTimersByTimeAsync(routingRoundMs * 2);
    expect(published).toEqual([]);
  });
});
