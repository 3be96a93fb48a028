import { beforeAll, expect, test } from 'vitest';
import i18next from 'i18next';
import { startTexts } from '../../../renderer/texts/texts.ts';
import { dueText, isDue } from '../../../renderer/tasks/taskTimes.ts';
import { whenText } from '../../../renderer/ui/duration.ts';
import { soon } from '../../../renderer/ui/soon.ts';

beforeAll(() => startTexts('zh-CN'));
const t = i18next.t;

const at = (day: number, hour: number, minute: number, second = 0) => new Date(2026, 10, day, hour, minute, second).getTime();

test('a quarter of an hour and an hour are whole minutes and never earlier than said', () => {
  expect(soon('quarter', at(18, 10, 0, 20))).toBe(at(18, 10, 16));
  expect(soon('hour', at(18, 10, 0))).toBe(at(18, 11, 0));
});

test('tomorrow and Monday begin at nine, Monday is a week ahead on a Monday', () => {
  expect(soon('tomorrow', at(30, 23, 59))).toBe(new Date(2026, 11, 1, 9).getTime());
  // 18 November 2026 is a Wednesday.
  expect(soon('monday', at(18, 10, 0))).toBe(at(23, 9, 0));
  expect(soon('monday', at(23, 8, 0))).toBe(at(30, 9, 0));
  expect(soon('monday', at(22, 8, 0))).toBe(at(23, 9, 0));
});

test('a task says how long it has, or how late it is', () => {
  const now = at(18, 10, 0);
  const due = (dueAt: number) => dueText(t, { dueAt }, now);
  expect([due(at(18, 10, 12)), due(at(18, 13, 0)), due(at(20, 10, 0))]).toEqual(['12 分钟后', '3 小时后', '2 天后']);
  expect([due(at(18, 9, 54)), due(at(18, 10, 0, 30))]).toEqual(['已过 6 分钟', '现在']);
  expect([isDue({ dueAt: now }, now), isDue({ dueAt: now + 1 }, now)]).toEqual([true, false]);
});

test('a planned time of today has no date', () => {
  expect(whenText(at(18, 15, 5), at(18, 10, 0), 'zh-CN')).toBe('15:05');
  expect(whenText(at(19, 9, 0), at(18, 10, 0), 'zh-CN')).toBe('11/19 09:00');
});
