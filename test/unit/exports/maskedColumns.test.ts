import { expect, test } from 'vitest';
import { maskedColumns } from '../../../electron/exports/maskedColumns.ts';

test('numbers in any text of a table are masked; figures, moments and empty cells stay', () => {
  const row = { name: '陈工 13812345678', talk: 13_812_345_678, at: new Date(0), none: null, number: '4008201234' };
  const columns = maskedColumns<typeof row>((Object.keys(row) as (keyof typeof row)[]).map((key) => ({ title: key, width: 8, cell: (one) => one[key] })));
  expect(columns.map(({ cell }) => cell(row))).toEqual(['陈工 138****5678', 13_812_345_678, new Date(0), null, '4008201234']);
});
