import { describe, expect, test } from 'vitest';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { dispositionRulesSchema, noDisposition } from '../../../shared/dispositions/disposition.ts';
import { isComplete, isRequired } from '../../../shared/dispositions/dispositionRules.ts';
import { dispositionText } from '../../../shared/dispositions/dispositionText.ts';

const rules = defaultDispositionRules;

describe('the built-in tree', () => {
  test('is one that a company could have provisioned', () => {
    expect(dispositionRulesSchema.parse(structuredClone(rules))).toEqual(rules);
  });

  test('names nothing twice in one place, in neither language', () => {
    for (const level of [rules.reasons, ...rules.reasons.map(({ results }) => results)]) {
      for (const name of [level.map(({ id }) => id), level.map(({ label }) => label['zh-CN']), level.map(({ label }) => label.en)]) expect(new Set<string>(name).size).toBe(name.length);
    }
  });
});

describe('the line for the log', () => {
  test('says reason, result and note in the language asked for', () => {
    const disposition = { reason: 'repair', result: 'visit', followUp: 'ticket', note: ' 周三\n上午 ' } as const;
    expect(dispositionText(rules, disposition, 'zh-CN')).toBe('报修 ▸ 已约上门 · 周三 上午');
    expect(dispositionText(rules, disposition, 'en')).toBe('Repair ▸ Visit arranged · 周三 上午');
  });

  test('keeps what a tree of last year said', () => {
    expect(dispositionText(rules, { ...noDisposition, reason: 'old-reason', result: 'gone' }, 'zh-CN')).toBe('old-reason ▸ gone');
  });

  test('is the note alone, or nothing', () => {
    expect(dispositionText(rules, { ...noDisposition, note: '打错了' }, 'zh-CN')).toBe('打错了');
    expect(dispositionText(rules, noDisposition, 'en')).toBe('');
  });
});

describe('what has to be written up', () => {
  test('are the calls of the queues named, or all', () => {
    expect(isRequired(rules, '售后')).toBe(false);
    expect(isRequired({ ...rules, requiredQueues: ['售后'] }, '售后')).toBe(true);
    expect(isRequired({ ...rules, requiredQueues: ['售后'] }, '售前')).toBe(false);
    expect(isRequired({ ...rules, requiredQueues: ['售后'] }, undefined)).toBe(false);
    expect(isRequired({ ...rules, requiredQueues: ['*'] }, undefined)).toBe(true);
  });

  test('is done with a reason and a result; a note alone is not enough', () => {
    expect(isComplete({ ...noDisposition, note: 'said nothing' })).toBe(false);
    expect(isComplete({ ...noDisposition, reason: 'enquiry' })).toBe(false);
    expect(isComplete({ ...noDisposition, reason: 'enquiry', result: 'solved' })).toBe(true);
  });
});
