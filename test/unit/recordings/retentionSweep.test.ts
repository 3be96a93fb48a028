import { expect, test } from 'vitest';
import { RetentionSweep, type RetentionStore } from '../../../electron/recordings/retentionSweep.ts';
import { recordingRulesSchema, type RecordingRules } from '../../../shared/recordings/recordingRules.ts';

const dayMs = 86_400_000;
const now = 1_000 * dayMs;

/** Recordings by age in days, in pages of two. */
function storeOf(ages: readonly { readonly days: number; readonly queue?: string }[]) {
  const rows = ages
    .map(({ days, queue = '' }, index) => ({ id: `r${index}`, startedAt: now - days * dayMs, serviceNumber: '', queue, direction: 'incoming' as const }))
    .sort((a, b) => a.startedAt - b.startedAt);
  const deleted: string[] = [];
  const store: RetentionStore = {
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

const sweepOf = (store: RetentionStore, rules: RecordingRules) => new RetentionSweep({ store, rules: () => rules, now: () => now, onDeleted: () => {}, onFailed: (error) => { throw error; } });

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
