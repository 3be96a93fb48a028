import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { runShortcut } from '../../../renderer/app/shortcuts.ts';
import { endFocused, watchFocus } from '../../../renderer/calls/endFocused.ts';
import { useMirror } from '../../../renderer/stores/consoleStore.ts';
import type { Call } from '../../../shared/calls/call.ts';
import { anyCallView, anyConsoleState, FakeBridge } from '../../fakes/fakeBridge.ts';

const since = 1_000_000;
const talking = { kind: 'talking', since, answeredAt: since } as const;
const ended = { kind: 'ended', since, answeredAt: since, end: { by: 'agent', cause: 'hungUp' } } as const;
const held = anyCallView({ id: 'held', state: { kind: 'held', since, answeredAt: since, by: 'agent' } });
const asked = (state: Call['state']) => anyCallView({ id: 'asked', direction: 'outgoing', state });
let bridge: FakeBridge;
let unwatch: () => void;

const show = (calls: readonly ReturnType<typeof anyCallView>[], focusedCallId: string) => useMirror.setState({ state: anyConsoleState({ calls, focusedCallId }) });
const sent = () => bridge.sent.map(({ name, argument }) => [name, (argument as { readonly callId: string }).callId]);

beforeEach(() => {
  vi.useFakeTimers();
  bridge = new FakeBridge(anyConsoleState());
  vi.stubGlobal('window', { console400: bridge });
  show([held, asked(talking)], 'asked');
  unwatch = watchFocus();
});
afterEach(() => {
  unwatch();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a double click on hang-up ends one call, not the caller on hold who then comes into the middle', () => {
  endFocused('asked', 'hangUp');
  show([held, asked(ended)], 'held');
  vi.advanceTimersByTime(200);
  endFocused('held', 'hangUp');
  expect(sent()).toEqual([['call:hangUp', 'asked']]);
  vi.advanceTimersByTime(500);
  endFocused('held', 'hangUp');
  expect(sent()).toEqual([['call:hangUp', 'asked'], ['call:hangUp', 'held']]);
});

test('a click that crossed the end of the call does not reject the one that waits', () => {
  const waiting = anyCallView({ id: 'waiting', state: { kind: 'ringing', since } });
  show([asked(talking), waiting], 'asked');
  show([asked(ended), waiting], 'waiting');
  endFocused('waiting', 'reject');
  expect(sent()).toEqual([]);
});

test('who turns to another call can end it at once', () => {
  show([held, asked(talking)], 'held');
  endFocused('held', 'hangUp');
  expect(sent()).toEqual([['call:hangUp', 'held']]);
});

test('F10 ends the whole conference; the button ends the side in view', () => {
  const sides = ['one', 'other'].map((id) => anyCallView({ id, inConference: true, state: talking }));
  show(sides, 'one');
  vi.advanceTimersByTime(1_000);
  runShortcut('hangUp');
  endFocused('one', 'hangUp');
  expect(bridge.sent.map(({ name, argument }) => [name, argument])).toEqual([['conference:end', {}], ['call:hangUp', { callId: 'one' }]]);
});
