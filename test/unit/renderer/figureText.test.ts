import { expect, test } from 'vitest';
import { cellText, hourRange, shareText, timeText, wholeShareText, wholeTimeText } from '../../../renderer/statistics/figureText.ts';

test('shares below each other have their points below each other', () => {
  expect([0.58857, 0.03, 1].map((share) => shareText(share, 'zh-CN'))).toEqual(['58.9%', '3.0%', '100.0%']);
  expect(wholeShareText(0.2, 'en')).toBe('20%');
});

test('times below a minute are seconds with their unit, all others a clock', () => {
  expect([8.94, 41, 59.96, 184, 498_239].map((seconds) => timeText(seconds, 'zh-CN'))).toEqual(['8.9 秒', '41.0 秒', '1:00', '3:04', '138:23:59']);
  expect([8.94, 0].map((seconds) => timeText(seconds, 'en'))).toEqual(['8.9 s', '0 s']);
});

test('a sentence says whole seconds', () => {
  expect([41.3, 59.6, 134].map((seconds) => wholeTimeText(seconds, 'zh-CN'))).toEqual(['41 秒', '1:00', '2:14']);
  expect(wholeTimeText(14.7, 'en')).toBe('15 s');
});

test('an hour of the day has two digits', () => {
  expect([hourRange(9), hourRange(23)]).toEqual(['09:00–10:00', '23:00–24:00']);
});

test('what is not there is a dash', () => {
  expect([cellText(null, 'share', 'en'), cellText('', 'text', 'en'), cellText(1234, 'count', 'en')]).toEqual(['–', '–', '1,234']);
});
