import { expect, test } from 'vitest';
import { shownNumber } from '../../../shared/phoneNumbers/shownNumber.ts';

test.each([['13812345678', '138 1234 5678'], ['4008201234', '400-820-1234'], ['138****5678', '138****5678'], ['*97', '*97'], ['', '']])('the key %s is shown as %s', (key, shown) => {
  expect(shownNumber(key, 'zh-CN')).toBe(shown);
});
