import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noDisposition } from '../../../shared/dispositions/disposition.ts';
import type { Disposition, DispositionRules } from '../../../shared/dispositions/disposition.ts';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { isBlank, pressedInWrapUp, stepOf, withReason, wrapUpFault } from '../../../renderer/calls/wrapUpKeys.ts';

const label = { 'zh-CN': '任意', en: 'Any' };
const rules: DispositionRules = {
  reasons: [
    { id: 'enquiry', label, results: [{ id: 'solved', label, followUp: 'none' }, { id: 'later', label, followUp: 'callBack' }] },
    { id: 'repair', label, results: [{ id: 'ticket', label, followUp: 'ticket' }] },
  ],
  requiredQueues: ['售后'],
  retired: [],
};

function press(...keys: string[]): Disposition | 'finish' | null {
  return keys.reduce<Disposition | 'finish' | null>((now, key) => (now === null || now === 'finish' ? now : pressedInWrapUp(rules, now, key)), noDisposition);
}

test('two digits choose reason and result with its follow-up, Enter finishes', () => {
  expect(press('1', '2')).toEqual({ reason: 'enquiry', result: 'later', followUp: 'callBack', note: '' });
  expect(press('1', '2', 'Enter')).toBe('finish');
});

test('a third digit changes the follow-up', () => {
  expect(press('2', '1', '4')).toMatchObject({ result: 'ticket', followUp: 'escalate' });
});

test('Backspace takes the latest choice back, then the one before', () => {
  expect(press('1', '2', 'Backspace')).toMatchObject({ reason: 'enquiry', result: null, followUp: 'none' });
  expect(press('1', '2', 'Backspace', 'Backspace')).toEqual(noDisposition);
  expect(press('Backspace')).toBeNull();
});

test('a digit without a choice, and every other key, means nothing', () => {
  expect(press('3')).toBeNull();
  expect(press('2', '2')).toBeNull();
  fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 1 }).filter((key) => !/[1-9]/.test(key)), (key) => {
    expect(pressedInWrapUp(rules, noDisposition, key)).toBeNull();
  }));
});

test('another reason forgets the result and keeps the note', () => {
  const before: Disposition = { reason: 'enquiry', result: 'later', followUp: 'callBack', note: '星期三再打' };
  expect(withReason(before, 'repair')).toEqual({ reason: 'repair', result: null, followUp: 'none', note: '星期三再打' });
  expect(stepOf(rules, withReason(before, 'repair'))).toBe('result');
});

test('the built-in tree can be written up with two keys wherever one looks', () => {
  defaultDispositionRules.reasons.forEach((reason, r) => reason.results.forEach((result, s) => {
    const one = pressedInWrapUp(defaultDispositionRules, noDisposition, `${r + 1}`);
    expect(pressedInWrapUp(defaultDispositionRules, one as Disposition, `${s + 1}`)).toMatchObject({ reason: reason.id, result: result.id, followUp: result.followUp });
  }));
});

test('what is missing is named: reason and result, then the time of the call-back', () => {
  const later: Disposition = { reason: 'enquiry', result: 'later', followUp: 'callBack', note: '' };
  expect(wrapUpFault(rules, noDisposition, null, true, 0)).toBe('required');
  expect(wrapUpFault(rules, noDisposition, null, false, 0)).toBeNull();
  expect(wrapUpFault(rules, later, null, true, 0)).toBe('callBackNeeded');
  expect(wrapUpFault(rules, later, 5, true, 5)).toBe('callBackPast');
  expect(wrapUpFault(rules, later, 6, true, 5)).toBeNull();
});

test('a result that the tree no longer has does not count as one', () => {
  expect(wrapUpFault(rules, { ...noDisposition, reason: 'enquiry', result: 'gone' }, null, true, 0)).toBe('required');
});

test('a note of blanks is no write-up', () => {
  expect(isBlank({ ...noDisposition, note: ' \n' })).toBe(true);
  expect(isBlank({ ...noDisposition, note: '好' })).toBe(false);
});

test('every choice of the built-in tree can be reached with two digits', () => {
  for (const [position, { id, results }] of defaultDispositionRules.reasons.entries()) {
    for (const [place, result] of results.entries()) {
      const reason = pressedInWrapUp(defaultDispositionRules, noDisposition, String(position + 1)) as Disposition;
      expect(pressedInWrapUp(defaultDispositionRules, reason, String(place + 1))).toMatchObject({ reason: id, result: result.id, followUp: result.followUp });
    }
  }
});
