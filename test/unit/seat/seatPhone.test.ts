import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { phoneListener } from '../../../electron/seat/parts/seatPhone.ts';
import type { SurveyResult } from '../../../shared/calls/survey.ts';
import { theseParts } from './parts.ts';

const survey: SurveyResult = { score: 5, outOf: 5, source: 'X-Survey' };

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

test('a verdict that a full disk refuses is kept with its own time when there is room again', async () => {
  const kept: unknown[] = [];
  let full = true;
  let counted = 0;
  let now = 7_000;
  const keepSurvey = (argument: unknown) => (full ? Promise.reject(Object.assign(new Error('full'), { code: 'diskFull' })) : Promise.resolve(kept.push(argument) > 0 ? 'call' : null));
  const parts = theseParts(
    { writes: new WaitingWrites(), desk: { surveyed: () => false } as never, figures: { logChanged: () => { counted += 1; } } as never },
    { store: { keepSurvey } as never, publisher: {} as never, log: () => {}, now: () => now },
  );
  phoneListener(parts).surveyed('call-1@pbx', survey);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(kept).toEqual([]);
  full = false;
  now = 99_000;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(kept).toEqual([{ sipCallId: 'call-1@pbx', survey, at: 7_000 }]);
  expect(counted).toBe(1);
});
