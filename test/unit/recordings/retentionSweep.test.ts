import { expect, test } from 'vitest';
import { RetentionSweep, retentionWaitsUntil, type RetentionStore } from '../../../electron/recordings/retentionSweep.ts';
import { recordingRulesSchema, type RecordingRules } from '../../../shared/recordings/recordingRules.ts';

const dayMs = 86_400_000;
const now = 1_000 * dayMs;

/** Recordings by age in days, in pages of two. */
function storeOf(ages: readonly { readonly days: number; readonly queue?: string; readonly enteredDays?: number }[]) {
  const rows = ages
    .map(({ days, queue = '', enteredDays }, index) => ({ id: `r${index}`, startedAt: now - days * dayMs, enteredAfter: enteredDays === undefined ? null : now - enteredDays * dayMs, serviceNumber: '', queue, direction: 'incoming' as const }))
    .sort((a, b) => a.startedAt - b.startedAt);
  const deleted: string[] = [];
  let kept: unknown = { seenAt: now, doubt: null };
  const store: RetentionStore = {
    getSetting: () => Promise.resolve(kept),
    putSetting: ({ value }) => {
      kept = value;
      return Promise.resolve();
    },
    listKeptRecordings: ({ before, after }) => Promise.resolve(
      rows.filter((row) => row.startedAt < before && !deleted.includes(row.id) && (after === null || row.startedAt > after.startedAt)).slice(0, 2),
    ),
    deleteRecordings: ({ ids }) => {
      deleted.push(...ids);
      return Promise.resolve({ deleted: ids.length, held: 0 });
    },
  };
  return { store, deleted };
}

const sweepOf = (store: RetentionStore, rules: RecordingRules, at = now) => new RetentionSweep({ store, rules: () => rules, now: () => at, onDeleted: () => {}, onFailed: (error) => { throw error; } });

test('deletes what is older than the rule of its call, and nothing else', async () => {
  const { store, deleted } = storeOf([{ days: 400 }, { days: 93 }, { days: 91 }, { days: 1 }, { days: 100, queue: '投诉组' }, { days: 800, queue: '投诉组' }, { days: 40, queue: '闲聊' }]);
  const rules = recordingRulesSchema.parse({ rules: [
    { serviceNumber: null, queue: '投诉组', direction: null, record: 'always', keepDays: 730 },
    { serviceNumber: null, queue: '闲聊', direction: null, record: 'always', keepDays: 30 },
  ] });
  expect(await sweepOf(store, rules).sweep()).toBe(4);
  expect([...deleted].sort()).toEqual(['r0', 'r1', 'r5', 'r6']);
});

test('deletes nothing where everything is kept for ever', async () => {
  const { store, deleted } = storeOf([{ days: 4_000 }]);
  expect(await sweepOf(store, recordingRulesSchema.parse({ keepDays: null })).sweep()).toBe(0);
  expect(deleted).toEqual([]);
});

test('a clock that was put forward by ten years deletes nothing, says so, and nothing more once it is put right', async () => {
  const { store, deleted } = storeOf([{ days: 93 }, { days: 91 }, { days: 1 }]);
  const rules = recordingRulesSchema.parse({});
  const future = now + 3_650 * dayMs;
  expect(await sweepOf(store, rules, future).sweep()).toBe(1);
  expect(deleted).toEqual(['r0']);
  expect(await retentionWaitsUntil(store, future + 1)).toBe(future + dayMs);
  expect(await retentionWaitsUntil(store, now + 1)).toBeNull();
  expect(await sweepOf(store, rules, now + dayMs / 2).sweep()).toBe(0);
  expect(await retentionWaitsUntil(store, now + dayMs / 2)).toBeNull();
});

test('a recording that was made while the clock stood in the past is kept from then on; a call from the future tells nothing', async () => {
  const { store, deleted } = storeOf([{ days: 2_000, enteredDays: 3 }, { days: 2_000, enteredDays: 100 }, { days: 93, enteredDays: -3_650 }, { days: 91, enteredDays: -3_650 }]);
  expect(await sweepOf(store, recordingRulesSchema.parse({})).sweep()).toBe(2);
  expect([...deleted].sort()).toEqual(['r1', 'r2']);
});

test('what is remembered of the clock and cannot be read is taken for nothing: a day is waited', async () => {
  const { store, deleted } = storeOf([{ days: 400 }]);
  await store.putSetting({ key: '', value: 'broken' });
  expect(await sweepOf(store, recordingRulesSchema.parse({})).sweep()).toBe(0);
  expect(await sweepOf(store, recordingRulesSchema.parse({}), now + dayMs).sweep()).toBe(1);
  expect(deleted).toEqual(['r0']);
});
