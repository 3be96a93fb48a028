import { expect, test } from 'vitest';
import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import { advancePages, largestPage, noPages, pageSize, reloadSize } from '../../../renderer/callLog/logPages.ts';
import { row } from './screens/answers.ts';

const rows = (from: number, until: number): CallLogEntry[] => Array.from({ length: until - from }, (_, i) => row(from + i));
const asked = advancePages(noPages, { kind: 'asked', question: 1, keep: false });
const first = advancePages(asked, { kind: 'answered', question: 1, page: { entries: rows(0, 3), cursor: 'next' }, append: false });

test('pages are appended and the cursor moves on', () => {
  const more = advancePages(first, { kind: 'moreAsked' });
  expect(more.state).toBe('more');
  const both = advancePages(more, { kind: 'answered', question: 1, page: { entries: rows(3, 5), cursor: null }, append: true });
  expect(both.entries).toHaveLength(5);
  expect(both).toMatchObject({ state: 'settled', cursor: null });
});

test('a call that moved between two pages is listed once', () => {
  const both = advancePages(first, { kind: 'answered', question: 1, page: { entries: rows(2, 5), cursor: null }, append: true });
  expect(both.entries.map(({ callId }) => callId)).toEqual(rows(0, 5).map(({ callId }) => callId));
});

test('an answer to an older question is dropped', () => {
  const newer = advancePages(first, { kind: 'asked', question: 2, keep: false });
  expect(advancePages(newer, { kind: 'answered', question: 1, page: { entries: rows(5, 9), cursor: null }, append: false })).toBe(newer);
  expect(advancePages(newer, { kind: 'failed', question: 1, error: { code: 'internal', message: '' } })).toBe(newer);
});

test('a reload keeps the rows and the end of the list until the answer is there', () => {
  const reloading = advancePages(first, { kind: 'asked', question: 2, keep: true });
  expect(reloading).toMatchObject({ entries: first.entries, state: 'settled', cursor: 'next' });
});

test('a failure is kept with its reason', () => {
  expect(advancePages(asked, { kind: 'failed', question: 1, error: { code: 'storeDown', message: '' } })).toMatchObject({ state: 'failed', error: { code: 'storeDown' } });
});

test('a reload fetches what is on screen, within what main gives at once', () => {
  expect([0, 250, 9000].map(reloadSize)).toEqual([pageSize, 250, largestPage]);
});
