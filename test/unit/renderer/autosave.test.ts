import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { autosave, keepWritings, saveWritings, useAutosave } from '../../../renderer/customers/autosave.ts';
import { anyConsoleState, FakeBridge } from '../../fakes/fakeBridge.ts';

const full = { ok: false, error: { code: 'diskFull', message: 'The disk is full' } } as const;
const tooLong = { ok: false, error: { code: 'noteTooLong', message: 'too long' } } as const;
const noteId = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f01';
let bridge: FakeBridge;
let memory: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = new FakeBridge(anyConsoleState());
  bridge.results.set('customer:change', { ok: true, value: null });
  bridge.results.set('customer:note', { ok: true, value: null });
  vi.stubGlobal('window', { console400: bridge, addEventListener: () => undefined, removeEventListener: () => undefined });
  memory = new Map();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => memory.get(key) ?? null, setItem: (key: string, value: string) => memory.set(key, value), removeItem: (key: string) => memory.delete(key) });
  useAutosave.setState({}, true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const change = (part: object) => autosave('customer/C1', { command: 'customer:change', argument: { id: 'C1', callId: null, change: part } });
const note = (text: string) => autosave('note/n', { command: 'customer:note', argument: { noteId, customerId: 'C1', callId: null, text } });
const sent = (name: string) => bridge.sent.filter((each) => each.name === name).map(({ argument }) => argument);
const states = () => Object.values(useAutosave.getState()).map(({ state }) => state);

test('changes of several fields are saved together, and only what was changed', async () => {
  change({ level: 'VIP' });
  change({ fields: { a: '1' } });
  change({ fields: { b: '2' }, level: '金牌' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent('customer:change')).toEqual([{ id: 'C1', callId: null, change: { level: '金牌', fields: { a: '1', b: '2' } } }]);
  expect([states(), memory.size]).toEqual([['saved'], 0]);
  change({ name: '王丽' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent('customer:change')[1]).toEqual({ id: 'C1', callId: null, change: { name: '王丽' } });
});

test('what a full disk refuses is kept and tried again', async () => {
  bridge.results.set('customer:note', full);
  note('周三上门');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(states()).toEqual(['failed']);
  bridge.results.set('customer:note', { ok: true, value: null });
  await vi.advanceTimersByTimeAsync(6_000);
  expect([states(), sent('customer:note').length]).toEqual([['saved'], 2]);
});

test('a note that is too long stays as it was written and is sent again only when it changes', async () => {
  bridge.results.set('customer:note', tooLong);
  note('长'.repeat(30_000));
  await vi.advanceTimersByTimeAsync(20_000);
  expect([states(), sent('customer:note').length]).toEqual([['failed'], 1]);
  const kept = useAutosave.getState()['note/n']?.writing;
  expect(kept?.command === 'customer:note' && kept.argument.text.length).toBe(30_000);
});

test('what a reload interrupts is taken up by the next page', async () => {
  note('客户说');
  expect(memory.size).toBe(1);
  useAutosave.setState({}, true);
  keepWritings();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sent('customer:note')).toContainEqual({ noteId, customerId: 'C1', callId: null, text: '客户说' });
  expect([states(), memory.size]).toEqual([['saved'], 0]);
});

test('leaving the page saves at once', async () => {
  note('马上');
  saveWritings();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent('customer:note')).toEqual([{ noteId, customerId: 'C1', callId: null, text: '马上' }]);
});
