import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Hearings, type HeardRecording, type HearingsStore } from '../../../electron/reviews/hearings.ts';
import { servedTime } from '../../../electron/reviews/servedTime.ts';

const recording: HeardRecording = { id: 'r', callId: 'c', durationMs: 10_000, startedAt: 0 };
/** A piece a second, of a hundred bytes, behind fifty bytes of head. */
const cues = Array.from({ length: 10 }, (_, at) => [at * 1_000, 50 + at * 100] as const);

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function heardBy(store: Partial<HearingsStore> = {}) {
  const links: string[] = [];
  const state = { by: '8001', problems: 0, changed: 0 };
  let count = 0;
  const hearings = new Hearings({
    store: {
      getSeekIndex: () => Promise.resolve(cues),
      keepListened: ({ id, by, servedMs, playedMs }) => Promise.resolve(links.push(`${id} ${by} ${servedMs} ${playedMs}`) > 0),
      ...store,
    },
    newId: () => `h${(count += 1)}`, by: () => state.by, now: () => 1, changed: () => { state.changed += 1; }, onFailed: () => { state.problems += 1; },
  });
  return { hearings, links, state, settled: () => hearings.heard('nobody', [0, 0]) };
}

test('bytes stand for the time of the pieces that they touch, and the head for none', () => {
  const sound = { cues, lengthMs: 10_000 };
  expect([servedTime(sound, 0, 50), servedTime(sound, 0, 51), servedTime(sound, 149, 151), servedTime(sound, 150, 250), servedTime(sound, 900, 5_000), servedTime(sound, 70, 70)])
    .toEqual([null, [0, 1_000], [0, 2_000], [1_000, 2_000], [8_000, 10_000], null]);
  expect([servedTime({ cues: [], lengthMs: 7_000 }, 3, 4), servedTime({ cues: [], lengthMs: 0 }, 3, 4)]).toEqual([[0, 7_000], null]);
});

test('a page that stays silent is named with what it got, once for all of it', async () => {
  const { hearings, links, state, settled } = heardBy();
  hearings.served(recording, 0, 50);
  await settled();
  expect(links).toEqual([]);
  hearings.served(recording, 50, 100);
  hearings.served(recording, 150, 300);
  await settled();
  expect([links, state.changed]).toEqual([['h1/1 8001 1000 0'], 1]);
  await vi.advanceTimersByTimeAsync(16 * 60_000);
  expect(links).toEqual(['h1/1 8001 1000 0', 'h1/2 8001 4000 0']);
});

test('a page that lies claims no more than it got', async () => {
  const { hearings, links } = heardBy();
  await hearings.heard('c', [0, 10_000]);
  expect(links).toEqual([]);
  hearings.served(recording, 250, 100);
  await hearings.heard('c', [5_000, 9_000]);
  await hearings.heard('c', [0, 10_000]);
  await hearings.heard('c', [0, 10_000]);
  expect(links).toEqual(['h1/1 8001 1000 0', 'h1/2 8001 1000 1000']);
});

test('a hearing ends with its sums after a quarter of an hour, and sound that the page still holds begins another', async () => {
  const { hearings, links } = heardBy();
  hearings.served(recording, 50, 500);
  await hearings.heard('c', [0, 1_000]);
  await vi.advanceTimersByTimeAsync(14 * 60_000);
  await hearings.heard('c', [1_000, 2_500]);
  await vi.advanceTimersByTimeAsync(14 * 60_000);
  expect(links).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  await hearings.heard('c', [4_000, 9_000]);
  await hearings.close();
  expect(links).toEqual(['h1/1 8001 5000 0', 'h1/2 8001 5000 1000', 'h1/3 8001 5000 2500', 'h2/1 8001 5000 0', 'h2/2 8001 5000 1000']);
});

test('whoever sits down next is named for what follows', async () => {
  const { hearings, links, state, settled } = heardBy();
  hearings.served(recording, 50, 100);
  await settled();
  state.by = '8002';
  await hearings.heard('c', [0, 500]);
  await hearings.close();
  expect(links).toEqual(['h1/1 8001 1000 0', 'h2/1 8002 1000 0', 'h2/2 8002 1000 500']);
});

test('a recording that runs counts whole until it is one file', async () => {
  const { hearings, links, settled } = heardBy({ getSeekIndex: () => Promise.resolve([]) });
  hearings.served({ ...recording, durationMs: 0, startedAt: -2_999 }, 0, 10);
  await settled();
  expect(links).toEqual(['h1/1 8001 3000 0']);
});

test('a store that fails is told, and the next bytes are noted again', async () => {
  let failing = true;
  const { hearings, links, state, settled } = heardBy({ getSeekIndex: () => (failing ? Promise.reject(new Error('down')) : Promise.resolve(cues)) });
  hearings.served(recording, 50, 100);
  await settled();
  failing = false;
  hearings.served(recording, 50, 100);
  await settled();
  expect([state.problems, links]).toEqual([1, ['h1/1 8001 1000 0']]);
});
