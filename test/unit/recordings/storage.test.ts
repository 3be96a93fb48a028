import { expect, test } from 'vitest';
import { recordingRulesSchema } from '../../../shared/recordings/recordingRules.ts';
import { forecastStorage, longestKeepDays } from '../../../shared/recordings/storage.ts';

const room = { freeBytes: 4_000, recordedBytes: 500 };

test('the average is of whole days since the first recording; today is not over', () => {
  expect(forecastStorage([0, 0, 100, 300, 999], room, 92)).toEqual({ bytesPerDay: 200, daysLeft: 20, settlesAtBytes: 18_400 });
});

test('a disk that does not fill has no last day, and what is kept for ever settles nowhere', () => {
  expect(forecastStorage([0, 0, 0], room, null)).toEqual({ bytesPerDay: 0, daysLeft: null, settlesAtBytes: null });
  expect(forecastStorage([100, 0], room, null)).toEqual({ bytesPerDay: 100, daysLeft: 40, settlesAtBytes: null });
});

test('a disk on which as much goes as comes is not filling, however little is free', () => {
  expect(forecastStorage([100, 100, 0], { freeBytes: 300, recordedBytes: 9_000 }, 92)).toEqual({ bytesPerDay: 100, daysLeft: null, settlesAtBytes: 9_200 });
  expect(forecastStorage([100, 100, 0], { freeBytes: 199, recordedBytes: 9_000 }, 92).daysLeft).toBe(1);
});

test('the longest rule decides what is reckoned with', () => {
  const rule = { serviceNumber: null, queue: '投诉组', direction: null, record: 'always' };
  expect(longestKeepDays(recordingRulesSchema.parse({}))).toBe(92);
  expect(longestKeepDays(recordingRulesSchema.parse({ rules: [{ ...rule, keepDays: 730 }] }))).toBe(730);
  expect(longestKeepDays(recordingRulesSchema.parse({ rules: [{ ...rule, keepDays: null }] }))).toBeNull();
  expect(longestKeepDays(recordingRulesSchema.parse({ keepDays: null }))).toBeNull();
});
