import { describe, expect, it } from 'vitest';
import { readAccelerator } from '../../../electron/windows/accelerator.ts';
import { GlobalShortcuts } from '../../../electron/windows/globalShortcuts.ts';
import { planShortcuts, targetOf } from '../../../electron/windows/shortcutPlan.ts';
import type { Call } from '../../../shared/calls/call.ts';
import { shortcutsSchema, type ShortcutAction, type Shortcuts, type ShortcutStatus } from '../../../shared/settings/shortcuts.ts';
import { anyCall } from '../../fakes/fakeBridge.ts';

const since = 1_000_000;
const ringing = (id: string) => anyCall({ id, state: { kind: 'ringing', since } });
const talking = (id: string) => anyCall({ id, state: { kind: 'talking', since, answeredAt: since } });
const held = (id: string, by: 'agent' | 'remote') => anyCall({ id, state: { kind: 'held', since, answeredAt: since, by } });
const ended = (id: string) => anyCall({ id, state: { kind: 'ended', since, end: { by: 'remote', cause: 'hungUp' } } });
const dialling = (id: string) => anyCall({ id, direction: 'outgoing', state: { kind: 'dialling', since } });
const none = { calls: [], focusedCallId: null };
const view = (calls: readonly Call[], focusedCallId: string | null = null) => ({ calls, focusedCallId });
const shortcuts = (changes: Partial<Shortcuts> = {}): Shortcuts => ({ ...shortcutsSchema.parse({}), ...changes });

describe('an accelerator', () => {
  it.each(['F9', 'F24', 'VolumeMute', 'CommandOrControl+Shift+M', 'Ctrl+Alt+Space', 'Super+Plus', 'Alt+num0', 'Control+;'])('%s is usable', (text) => {
    expect(readAccelerator(text, 'linux').kind).toBe('keys');
  });

  it.each(['', '+', 'M', '5', 'Space', 'Enter', 'Return', 'Escape', 'Shift+M', 'AltGr+Q', 'Shift+Return', 'num5', 'F25', 'Ctrl', 'Ctrl+Ctrl+M', 'Ctrl+Hyper+M', 'Ctrl+MM'])('%j is not: it is typed, or is no key', (text) => {
    expect(readAccelerator(text, 'linux')).toEqual({ kind: 'invalid' });
  });

  it('is the same keys in whatever way it is written', () => {
    const same = ['CommandOrControl+Shift+M', 'Shift+Ctrl+m', 'shift + control + M'].map((text) => readAccelerator(text, 'win32'));
    expect(new Set(same.map((keys) => JSON.stringify(keys))).size).toBe(1);
    expect(readAccelerator('CmdOrCtrl+M', 'darwin')).not.toEqual(readAccelerator('Ctrl+M', 'darwin'));
  });
});

describe('the call a key is for', () => {
  it('is the one in view when it fits, else the one that has waited longest', () => {
    const calls = [ringing('a'), ringing('b')];
    expect(targetOf('answer', view(calls, 'b'))?.id).toBe('b');
    expect(targetOf('answer', view(calls, 'x'))?.id).toBe('a');
    expect(targetOf('hold', view([held('a', 'agent'), talking('b')]))?.id).toBe('b');
  });

  it('is never a ringing one for hanging up, nor one held by the other side for holding', () => {
    expect(targetOf('hangUp', view([ringing('a')], 'a'))).toBeUndefined();
    expect(targetOf('hangUp', view([ringing('a'), dialling('b')], 'a'))?.id).toBe('b');
    expect(targetOf('hangUp', view([ended('a')], 'a'))).toBeUndefined();
    expect(targetOf('hold', view([held('a', 'remote')]))).toBeUndefined();
    expect(targetOf('mute', view([held('a', 'remote')]))?.id).toBe('a');
  });
});

describe('hanging up by key', () => {
  it('never ends a call on hold, in view or not; its keys are another program\'s meanwhile', () => {
    expect(targetOf('hangUp', view([held('a', 'agent')]))).toBeUndefined();
    expect(targetOf('hangUp', view([held('a', 'agent')], 'a'))).toBeUndefined();
    expect(targetOf('hangUp', view([held('a', 'agent'), dialling('b')], 'a'))?.id).toBe('b');
    expect(targetOf('hangUp', view([held('a', 'agent'), talking('b')], 'a'))?.id).toBe('b');
    expect(planShortcuts(shortcuts(), view([held('a', 'agent')]), 'linux').find(({ action }) => action === 'hangUp')?.plan).toBe('unwanted');
  });

  it('ends the open conversation also while the other side holds it', () => {
    expect(targetOf('hangUp', view([held('a', 'remote')]))?.id).toBe('a');
  });
});

describe('the plan', () => {
  const plansOf = (chosen: Shortcuts, calls: readonly Call[]) => Object.fromEntries(planShortcuts(chosen, view(calls), 'linux').map(({ action, plan }) => [action, plan]));

  it('leaves the keys for calls to other programs while there is no call to use them on', () => {
    expect(plansOf(shortcuts(), [])).toEqual({ answer: 'unwanted', hangUp: 'unwanted', mute: 'unwanted', hold: 'unwanted', dialSelection: 'wanted', showConsole: 'wanted' });
    expect(plansOf(shortcuts(), [ringing('a')])).toMatchObject({ answer: 'wanted', hangUp: 'unwanted', mute: 'unwanted' });
    expect(plansOf(shortcuts(), [talking('a')])).toMatchObject({ answer: 'unwanted', hangUp: 'wanted', mute: 'wanted', hold: 'wanted' });
  });

  it('gives keys that two actions have to the first, and names what is off or unusable', () => {
    expect(plansOf(shortcuts({ answer: null, hangUp: 'X', mute: 'Ctrl+Shift+D' }), [])).toMatchObject({ answer: 'off', hangUp: 'invalid', mute: 'unwanted', dialSelection: 'double' });
  });
});

/** A desktop where other programs hold some keys. */
class FakeDesktop {
  readonly ours = new Map<string, () => void>();
  readonly others = new Set<string>();
  register(accelerator: string, run: () => void): boolean {
    if (accelerator === 'Ctrl+;') throw new TypeError('conversion failure');
    if (this.others.has(accelerator) || this.ours.has(accelerator)) return false;
    this.ours.set(accelerator, run);
    return true;
  }
  unregister(accelerator: string): void {
    this.ours.delete(accelerator);
  }
}

function openShortcuts() {
  const desktop = new FakeDesktop();
  const clock = { at: 0 };
  const ran: ShortcutAction[] = [];
  const published: (readonly ShortcutStatus[])[] = [];
  const keys = new GlobalShortcuts({ registrar: desktop, platform: 'linux', run: (action) => ran.push(action), now: () => clock.at, publish: (statuses) => published.push(statuses) });
  const stateOf = (action: ShortcutAction) => published.at(-1)?.find((status) => status.action === action)?.state;
  return { desktop, clock, ran, published, keys, stateOf };
}

describe('global shortcuts', () => {
  it('take the answer key when it rings and give it back afterwards', () => {
    const { desktop, ran, keys, stateOf } = openShortcuts();
    keys.follow(shortcuts(), none);
    expect([...desktop.ours.keys()]).toEqual(['CommandOrControl+Shift+D', 'CommandOrControl+Shift+4']);
    expect(stateOf('answer')).toBe('free');
    keys.follow(shortcuts(), view([ringing('a')]));
    expect(stateOf('answer')).toBe('held');
    desktop.ours.get('F9')?.();
    expect(ran).toEqual(['answer']);
    keys.follow(shortcuts(), none);
    expect(desktop.ours.has('F9')).toBe(false);
    expect(stateOf('answer')).toBe('free');
  });

  it('end one call with one press, however long the key is held: the next caller is on hold', () => {
    const { desktop, clock, ran, keys } = openShortcuts();
    keys.follow(shortcuts(), view([held('a', 'agent'), talking('b')]));
    for (const at of [0, 660, 700, 740]) {
      clock.at = at;
      desktop.ours.get('F10')?.();
    }
    expect(ran).toEqual(['hangUp']);
    clock.at = 1_600;
    desktop.ours.get('F10')?.();
    expect(ran).toEqual(['hangUp', 'hangUp']);
  });

  it('follow a change of the settings at once', () => {
    const { desktop, keys } = openShortcuts();
    const calls = view([ringing('a')]);
    keys.follow(shortcuts(), calls);
    keys.follow(shortcuts({ answer: 'Ctrl+Alt+A' }), calls);
    expect(desktop.ours.has('F9')).toBe(false);
    expect(desktop.ours.has('Ctrl+Alt+A')).toBe(true);
    keys.follow(shortcuts({ answer: null }), calls);
    expect(desktop.ours.has('Ctrl+Alt+A')).toBe(false);
  });

  it('say before the first call that another program holds the keys, and take them once they are free', () => {
    const { desktop, keys, stateOf } = openShortcuts();
    desktop.others.add('F9');
    keys.follow(shortcuts(), none);
    expect(stateOf('answer')).toBe('taken');
    desktop.others.clear();
    keys.follow(shortcuts(), view([ringing('a')]));
    expect(stateOf('answer')).toBe('held');
  });

  it('call keys that the system does not know invalid', () => {
    const { keys, stateOf } = openShortcuts();
    keys.follow(shortcuts({ showConsole: 'Ctrl+;' }), none);
    expect(stateOf('showConsole')).toBe('invalid');
  });

  it('exchange the keys of two actions in one step', () => {
    const { desktop, ran, keys, stateOf } = openShortcuts();
    const both = view([ringing('a'), talking('b')]);
    keys.follow(shortcuts(), both);
    keys.follow(shortcuts({ answer: 'F10', hangUp: 'F9' }), both);
    expect([stateOf('answer'), stateOf('hangUp')]).toEqual(['held', 'held']);
    desktop.ours.get('F9')?.();
    expect(ran).toEqual(['hangUp']);
  });

  it('tell nothing while nothing changes, and leave no key behind', () => {
    const { desktop, published, keys } = openShortcuts();
    keys.follow(shortcuts(), none);
    keys.follow(shortcuts(), none);
    expect(published).toHaveLength(1);
    keys.release();
    expect(desktop.ours.size).toBe(0);
  });
});
