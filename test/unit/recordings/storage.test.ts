import { expect, test } from 'vitest';
import { forecastStorage } from '../../../shared/recordings/storage.ts';

test('the average is of whole days since the first recording; today is not over', () => {
  expect(forecastStorage([0, 0, 100, 300, 999], 4_000, 92)).toEqual({ bytesPerDay: 200, daysLeft: 20, settlesAtBytes: 18_400 });
});

test('a disk that does not fill has no last day, and what is kept for ever settles nowhere', () => {
  expect(forecastStorage([0, 0, 0], 4_000, null)).toEqual({ bytesPerDay: 0, daysLeft: null, settlesAtBytes: null });
});
