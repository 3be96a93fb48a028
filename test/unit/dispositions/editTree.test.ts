import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelFault, readLabel } from '../../../shared/dispositions/choiceLabel.ts';
import { defaultDispositionRules as rules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { dispositionRulesSchema, type DispositionRules } from '../../../shared/dispositions/disposition.ts';
import { chosenWords } from '../../../shared/dispositions/dispositionText.ts';
import { choiceAt, followedBy, forKeeping, hasRoom, inserted, keysOf, movedBy, neighboursOf, placeAfterRemoval, removed, renamed, treeFault, type TreePlace } from '../../../shared/dispositions/editTree.ts';

const named = (zh: string, en = zh) => ({ 'zh-CN': zh, en });
const reason = (at: number): TreePlace => ({ reason: at, result: null });
const result = (at: number, place: number): TreePlace => ({ reason: at, result: place });
const names = (tree: DispositionRules, place: TreePlace) => neighboursOf(tree, place).map(({ label }) => label['zh-CN']);

describe('a choice of the write-up tree', () => {
  test('is put below another, has the next key, and the ones after it move on', () => {
    const small = removed(rules, result(1, 4));
    const { rules: after, place } = inserted(small, result(1, 1), 'new', named('换新机'));
    expect(names(after, place)).toEqual(['已建工单', '换新机', '电话指导解决', '已约上门', '催修']);
    expect(keysOf(place)).toEqual(['2', '2']);
    expect(dispositionRulesSchema.safeParse(after).success).toBe(true);
  });

  test('finds no room beside nine others, because there are nine keys', () => {
    expect(rules.reasons).toHaveLength(9);
    expect([hasRoom(rules, reason(0)), hasRoom(rules, result(0, 0))]).toEqual([false, true]);
    expect(inserted(rules, reason(0), 'new', named('新')).rules).toBe(rules);
  });

  test('has another name and another follow-up, and keeps its id', () => {
    const after = followedBy(renamed(rules, result(0, 0), named('当场解答', 'Answered at once')), 0, 0, 'ticket');
    expect(choiceAt(after, result(0, 0))).toEqual({ id: 'solved', label: named('当场解答', 'Answered at once'), followUp: 'ticket' });
    expect(choiceAt(renamed(rules, reason(1), named('维修')), reason(1))).toMatchObject({ id: 'repair', label: named('维修') });
  });

  test('moves by one key with all that is below it, and not past the ends', () => {
    const { rules: after, place } = movedBy(rules, reason(1), -1);
    expect([place, choiceAt(after, reason(0)), choiceAt(after, reason(1))]).toEqual([reason(0), rules.reasons[1], rules.reasons[0]]);
    expect(movedBy(rules, reason(0), -1)).toEqual({ rules, place: reason(0) });
    expect(movedBy(rules, result(0, 4), 1)).toEqual({ rules, place: result(0, 4) });
    expect(names(movedBy(rules, result(0, 3), 1).rules, result(0, 4)).slice(3)).toEqual(['非本公司业务', '转专家']);
  });

  test('that was removed keeps its words for the calls that have it, a reason those of its results too', () => {
    const after = removed(rules, reason(1));
    expect(after.reasons.some(({ id }) => id === 'repair')).toBe(false);
    expect(chosenWords(after, { reason: 'repair', result: 'visit' }, 'zh-CN')).toEqual({ reason: '报修', result: '已约上门', known: false });
    const leaf = removed(rules, result(1, 2));
    expect(chosenWords(leaf, { reason: 'repair', result: 'visit' }, 'en')).toEqual({ reason: 'Repair', result: 'Visit arranged', known: false });
    expect(dispositionRulesSchema.safeParse(after).success).toBe(true);
  });

  test('that was never in force leaves no words behind', () => {
    const before = removed(rules, reason(8));
    const tried = removed(inserted(before, reason(8), 'new', named('新')).rules, reason(8));
    expect(tried.retired.some(({ reason: id }) => id === 'new')).toBe(true);
    expect(forKeeping(tried, rules)).toEqual(before);
  });

  test('that goes leaves the look at the next, the one before, or the reason above', () => {
    expect(placeAfterRemoval(removed(rules, reason(8)), reason(8))).toEqual(reason(7));
    expect(placeAfterRemoval(removed(rules, result(0, 1)), result(0, 1))).toEqual(result(0, 1));
    const one = { ...rules, reasons: [{ ...rules.reasons[0]!, results: [rules.reasons[0]!.results[0]!] }] };
    expect(placeAfterRemoval(removed(one, result(0, 0)), result(0, 0))).toEqual(reason(0));
    expect(placeAfterRemoval(removed(one, reason(0)), reason(0))).toBeNull();
  });
});

test('a tree without a reason, or with a reason without a result, says so', () => {
  expect(treeFault(rules)).toBeNull();
  expect(treeFault({ ...rules, reasons: [] })).toEqual({ kind: 'noReason' });
  const { rules: bare } = inserted(removed(rules, reason(8)), reason(2), 'new', named('新'));
  expect(treeFault(bare)).toEqual({ kind: 'noResult', reason: 2 });
});

test('whatever is done to a tree, the schema takes it unless it says what is wrong, and no id is there twice', () => {
  const place = fc.record({ reason: fc.nat(9), result: fc.option(fc.nat(9)) });
  const step = fc.tuple(fc.constantFrom('insert', 'remove', 'up', 'down', 'rename'), place);
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    let tree: DispositionRules = rules;
    steps.forEach(([what, at], n) => {
      const below = Math.min(at.result ?? at.reason, neighboursOf(tree, at).length);
      const into = at.result === null ? reason(below) : result(at.reason, below);
      if (what === 'insert' && (at.result === null || tree.reasons[at.reason] !== undefined)) tree = inserted(tree, into, `new-${n}`, named(`新${n}`)).rules;
      else if (what === 'remove' && choiceAt(tree, at) !== undefined) tree = removed(tree, at);
      else if (what === 'rename') tree = renamed(tree, at, named(`改${n}`));
      else if (choiceAt(tree, at) !== undefined) tree = movedBy(tree, at, what === 'up' ? -1 : 1).rules;
    });
    expect(dispositionRulesSchema.safeParse(tree).success).toBe(treeFault(tree) === null);
    for (const list of [tree.reasons, ...tree.reasons.map(({ results }) => results)]) expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
  }));
});

describe('a name', () => {
  test('in one language stands for both', () => {
    expect(readLabel(named(' 报修 ', ' '))).toEqual(named('报修'));
    expect(readLabel(named('', 'Repair'))).toEqual(named('Repair'));
  });

  test('is refused with the reason: missing, too long, or a neighbour has it', () => {
    expect(labelFault(readLabel(named(' ')), rules.reasons, null)).toEqual({ kind: 'missing' });
    expect(labelFault(named('长'.repeat(41)), rules.reasons, null)).toEqual({ kind: 'tooLong', locale: 'zh-CN', most: 40 });
    expect(labelFault(named('长', 'x'.repeat(61)), rules.reasons, null)).toEqual({ kind: 'tooLong', locale: 'en', most: 60 });
    expect(labelFault(named('投诉', 'Other words'), rules.reasons, null)).toEqual({ kind: 'twice', key: 3 });
    expect(labelFault(named('维修', 'repair'), rules.reasons, null)).toEqual({ kind: 'twice', key: 2 });
    expect(labelFault(named('报修', 'Repair'), rules.reasons, 1)).toBeNull();
  });
});
