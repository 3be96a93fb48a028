import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { mostChosen } from '../../../shared/calls/chosenCalls.ts';
import { noFilters } from '../../../shared/calls/callLogFilters.ts';
import { allChosen, countChosen, isChosen, noneChosen, toldCalls, withCalls } from '../../../renderer/callLog/choosing/chosen.ts';
import type { Chosen } from '../../../renderer/callLog/choosing/chosen.ts';
import { choose, useChosen } from '../../../renderer/callLog/choosing/useChosen.ts';
import { changeLogView, clearLogFilters, filterLog, useLogView } from '../../../renderer/callLog/logView.ts';
import { isMoving, listKeyOf, rangeKeyOf } from '../../../renderer/ui/listKeys.ts';

const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);

describe('a choice', () => {
  test('holds exactly the calls that were chosen last, beginning with none or with all', () => {
    fc.assert(fc.property(fc.boolean(), fc.array(fc.tuple(fc.subarray(ids), fc.boolean())), (all, steps) => {
      let chosen: Chosen = all ? allChosen : noneChosen;
      const expected = new Set(all ? ids : []);
      for (const [some, on] of steps) {
        chosen = withCalls(chosen, some, on) ?? chosen;
        for (const id of some) if (on) expected.add(id); else expected.delete(id);
      }
      expect(ids.filter((id) => isChosen(chosen, id))).toEqual(ids.filter((id) => expected.has(id)));
      expect(countChosen(chosen, ids.length)).toBe(expected.size);
    }));
  });

  test('names no more calls than can be named, and all that a filter finds however many', () => {
    const many = Array.from({ length: mostChosen + 1 }, (_, index) => String(index));
    expect(withCalls(noneChosen, many, true)).toBeNull();
    expect(withCalls(noneChosen, many.slice(1), true)).not.toBeNull();
    expect(withCalls(allChosen, many, false)).toBeNull();
    expect(countChosen(allChosen, 5_000_000)).toBe(5_000_000);
  });

  test('is told as names, or as a filter with what is left out', () => {
    const two = withCalls(noneChosen, ['c1', 'c2'], true) ?? noneChosen;
    expect(toldCalls(two, noFilters, 9)).toEqual({ kind: 'some', callIds: ['c1', 'c2'] });
    expect(toldCalls(withCalls(allChosen, ['c1'], false) ?? allChosen, noFilters, null)).toEqual({ kind: 'all', filters: noFilters, except: ['c1'], total: null });
  });
});

describe('what is chosen', () => {
  beforeEach(() => {
    clearLogFilters();
    choose(allChosen);
  });

  test('goes when the log is asked something else', () => {
    for (const change of [() => filterLog({ text: '138' }), () => filterLog({ results: ['missed'] }), () => changeLogView({ time: 'today' }), clearLogFilters]) {
      choose(allChosen);
      change();
      expect(useChosen.getState().chosen).toBe(noneChosen);
    }
  });

  test('stays when the same calls stand in another order, or show other columns', () => {
    changeLogView({ sorting: { column: 'talk', descending: true } });
    useLogView.setState(({ settings }) => ({ settings: { ...settings, columns: settings.columns.slice(1) } }));
    filterLog({ queues: [] });
    expect(useChosen.getState().chosen).toBe(allChosen);
  });
});

test('keys choose with Space, and with Shift what the mark passes', () => {
  const bare = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  expect([' ', 'p', 'P', 'Enter'].map((key) => listKeyOf({ key, ...bare }))).toEqual(['choose', 'play', 'play', 'open']);
  expect(['ArrowDown', 'PageUp', 'End', ' ', 'Enter', 'p'].map((key) => rangeKeyOf({ key, ...bare, shiftKey: true }))).toEqual(['down', 'pageUp', 'last', null, null, null]);
  expect([rangeKeyOf({ key: 'ArrowDown', ...bare }), rangeKeyOf({ key: 'ArrowDown', ...bare, shiftKey: true, ctrlKey: true })]).toEqual([null, null]);
  expect([isMoving('down'), isMoving('choose')]).toEqual([true, false]);
});
