import { describe, expect, test } from 'vitest';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { inserted, removed, renamed } from '../../../shared/dispositions/editTree.ts';
import { commands } from '../../../shared/ipc/commands.ts';
import { shownConnection } from '../../../shared/settings/seatConnection.ts';
import { provisioningSchema } from '../../../shared/settings/seatSettings.ts';
import { breakFault, breakNameMax, mostBreaks } from '../../../renderer/settings/writeUp/breakNames.ts';
import { fileFields, keptDraft, readyDraft, seatWithRules, undone, written } from '../../../renderer/settings/writeUp/rulesDraft.ts';
import { rowBeside, rowsOf, treeStepOf } from '../../../renderer/settings/writeUp/treeSteps.ts';

const seat = shownConnection(
  provisioningSchema.parse({ version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8001@pbx.example.com', password: 'any', iceServers: [{ urls: 'turn:turn.example.com', username: '8001', credential: 'any' }] }), true, [],
).seat!;
const kept = keptDraft(seat);
const nothing = { base: null, now: null, before: [] };
const name = (text: string) => ({ 'zh-CN': text, en: text });
const first = renamed(kept.tree, { reason: 0, result: null }, name('一'));
const second = renamed(first, { reason: 1, result: null }, name('二'));

describe('what is written of the rules and not saved', () => {
  const one = written(nothing, kept, { tree: first });
  const two = written(one, kept, { tree: second });

  test('remembers what was kept when it began, and each step', () => {
    expect(two).toEqual({ base: kept, now: { ...kept, tree: second }, before: [kept, { ...kept, tree: first }] });
    expect(written(two, kept, { tree: second })).toEqual(two);
  });

  test('is taken back step by step, to nothing at last', () => {
    expect(undone(two, kept)).toEqual(one);
    expect(undone(one, kept)).toEqual(nothing);
    expect(undone(nothing, kept)).toEqual(nothing);
  });

  test('is nothing once it says again what is kept', () => {
    expect(written(two, kept, kept)).toEqual(nothing);
  });

  test('does not forget the beginning in a long evening', () => {
    const long = Array.from({ length: 99 }, (_, n) => [`${n}`]).reduce((writing, breaks) => written(writing, kept, { breaks }), two);
    expect([long.before.length, long.base]).toEqual([30, kept]);
  });
});

describe('what is saved', () => {
  test('is the seat as it is with other rules, and main takes it', () => {
    const change = seatWithRules(seat, { tree: first, breaks: ['盘点'] });
    expect(change).toMatchObject({ sipUri: seat.sipUri, password: '', dispositions: first, breakReasons: ['盘点'], iceServers: [{ urls: ['turn:turn.example.com'], username: '8001' }] });
    expect(commands['seat:configure'].safeParse(change).success).toBe(true);
  });

  test('leaves the built-in tree to the program as long as it is that', () => {
    expect(seatWithRules(seat, { ...kept, breaks: ['盘点'] }).dispositions).toBeUndefined();
    expect(seatWithRules({ ...seat, dispositions: first }, kept).dispositions).toEqual(defaultDispositionRules);
  });

  test('can be put into the provisioning file of another seat', () => {
    const other = { version: 1, server: 'wss://pbx.example.com/ws', sipUri: 'sip:8002@pbx.example.com', password: 'any' };
    const read = provisioningSchema.parse({ ...other, ...(JSON.parse(fileFields({ tree: first, breaks: ['盘点'] })) as object) });
    expect(read).toMatchObject({ dispositions: first, breakReasons: ['盘点'] });
  });

  test('is nothing while a reason has no result', () => {
    const room = removed(kept.tree, { reason: 8, result: null });
    expect(readyDraft({ ...kept, tree: inserted(room, { reason: 8, result: null }, 'new', name('新')).rules }, kept)).toBeNull();
    expect(readyDraft({ ...kept, tree: room }, kept)).toEqual({ ...kept, tree: room });
  });
});

describe('the outline by keyboard', () => {
  const press = (key: string, more: Partial<Parameters<typeof treeStepOf>[0]> = {}) => treeStepOf({ key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...more });

  test('goes with arrows, moves with Alt, and leaves a write-up its keys', () => {
    expect([press('ArrowUp'), press('ArrowDown', { altKey: true }), press('N', { shiftKey: true }), press('n'), press('Delete'), press('z', { ctrlKey: true })]).toEqual(['previous', 'moveDown', 'addResult', 'addBelow', 'remove', 'undo']);
    for (const key of ['1', '9', 'Backspace', 'Enter', 'F9', 'Escape', 'Tab', ' ']) expect(press(key)).toBeNull();
    expect([press('n', { ctrlKey: true }), press('ArrowUp', { altKey: true, shiftKey: true }), press('1', { altKey: true })]).toEqual([null, null, null]);
  });

  test('passes the results of the reasons that are open, and stops at both ends', () => {
    const rows = rowsOf(kept.tree, new Set(['repair']));
    expect(rows).toHaveLength(14);
    expect(rowBeside(rows, { reason: 0, result: null }, 1)).toEqual({ reason: 1, result: null });
    expect(rowBeside(rows, { reason: 1, result: null }, 1)).toEqual({ reason: 1, result: 0 });
    expect(rowBeside(rows, { reason: 2, result: null }, -1)).toEqual({ reason: 1, result: 4 });
    expect(rowBeside(rows, { reason: 8, result: null }, 1)).toEqual({ reason: 8, result: null });
  });
});

test('a break is refused when it has no name, or the name of another one, built-in ones in words included', () => {
  expect(breakFault(' ', [], null, [])).toBe('missing');
  expect(breakFault('就餐', [], null, ['就餐'])).toBe('twice');
  expect(breakFault('盘点 ', ['盘点'], null, [])).toBe('twice');
  expect(breakFault('盘点', ['盘点'], 0, [])).toBeNull();
  const full = Array.from({ length: mostBreaks }, (_, n) => `${n}`.padEnd(breakNameMax, 'x'));
  expect(provisioningSchema.shape.breakReasons.safeParse(full).success).toBe(true);
  expect(provisioningSchema.shape.breakReasons.safeParse([...full, 'y']).success).toBe(false);
  expect(provisioningSchema.shape.breakReasons.safeParse(['x'.repeat(breakNameMax + 1)]).success).toBe(false);
});
