import { describe, expect, it } from 'vitest';
import type { ShortcutAction } from '../../shared/settings/shortcuts.ts';
import { eventually } from '../lab/eventually.ts';
import { desktopForFile } from './desktop.ts';
import { agentHz, seatForFile } from './seatUnderTest.ts';

const desktop = desktopForFile();
const seat = seatForFile();

/** What main says became of a shortcut. */
const stateOf = async (action: ShortcutAction) => (await seat.app.state()).shortcuts.find((status) => status.action === action)?.state;
const becomes = (action: ShortcutAction, state: string) => eventually(`${action} is ${state}`, async () => (await stateOf(action)) === state);
const defaults = { answer: 'F9', hangUp: 'F10', mute: 'CommandOrControl+Shift+M', hold: 'CommandOrControl+Shift+H', dialSelection: 'CommandOrControl+Shift+D', showConsole: 'CommandOrControl+Shift+4' } as const;

describe('a global shortcut, pressed in another program,', () => {
  it('answers, mutes, holds and hangs up; without a call the keys belong to the other program', async () => {
    await desktop.turnToOther();
    await becomes('answer', 'free');
    const before = desktop.keysOfOther().length;
    await desktop.press('F9');
    await eventually('the other program gets F9', () => desktop.keysOfOther().slice(before).includes('F9'));

    const { trunk, callId } = await seat.ring();
    await becomes('answer', 'held');
    await desktop.press('F9');
    await trunk.untilAnswered();
    await seat.hearBothWays({ trunk, callId });
    await becomes('mute', 'held');
    await desktop.press('ctrl+shift+m');
    await seat.until(callId, 'the call is muted', ({ call }) => call.muted);
    await desktop.press('ctrl+shift+m');
    await seat.until(callId, 'the call is unmuted', ({ call }) => !call.muted);
    await desktop.press('ctrl+shift+h');
    await seat.until(callId, 'the call is held', ({ call }) => call.state.kind === 'held');
    await desktop.press('ctrl+shift+h');
    await seat.until(callId, 'the call is resumed', ({ call }) => call.state.kind === 'talking');
    await eventually('the caller hears the agent again', () => trunk.receivedTone(agentHz));
    await desktop.press('F10');
    expect(await trunk.ended).toMatchObject({ by: 'them' });
    await becomes('hangUp', 'free');
  });

  it('is another one as soon as the settings say so, and one that another program holds is called taken', async () => {
    await seat.command('preferences:change', { shortcuts: { ...defaults, answer: 'Ctrl+Alt+A', hold: 'Ctrl+Alt+A', mute: 'M' } });
    await becomes('hold', 'double');
    await becomes('mute', 'invalid');
    const { trunk } = await seat.ring();
    await becomes('answer', 'held');
    await desktop.turnToOther();
    await desktop.press('F9');
    expect((await seat.app.state()).calls[0]?.call.state.kind).toBe('ringing');
    await desktop.press('ctrl+alt+a');
    await trunk.untilAnswered();
    await trunk.hangUp();

    // The window manager has this one for itself.
    await seat.command('preferences:change', { shortcuts: { ...defaults, answer: 'Alt+Escape' } });
    await becomes('answer', 'taken');
    await seat.command('preferences:change', { shortcuts: defaults });
    await becomes('answer', 'free');
  });

  it('puts the number that is selected anywhere into the dial field, and dials only after Enter there', async () => {
    seat.lab.answeringParty({ number: '02161234567' });
    await seat.app.inMain(({ electron }, text) => {
      const clipboard = electron.clipboard as unknown as { selection?: { writeText(text: string): unknown }; writeText(text: string, kind: 'selection'): void };
      return clipboard.selection ? clipboard.selection.writeText(text) : clipboard.writeText(text, 'selection');
    }, '客户电话：021-6123 4567（王）');
    await desktop.turnToOther();
    // An Enter that was meant for the other program comes too early to dial: here it comes in the moment in which the number does.
    await seat.app.inConsole(`(() => {
      const look = () => {
        const field = document.getElementById('dial-field');
        if (field?.value !== '02161234567') return void setTimeout(look, 1);
        window.enterForTests = field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })) || true;
      };
      look();
    })()`);
    await desktop.press('ctrl+shift+d');
    const field = seat.app.page.locator('#dial-field');
    await eventually('the number stands in the dial field', async () => (await field.inputValue()) === '02161234567');
    await eventually('the console has the keyboard', () => seat.app.inMain(({ program }) => program.windows.console.isFocused()));
    await eventually('Enter was pressed', () => seat.app.inConsole<boolean>('window.enterForTests === true'));
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect((await seat.app.state()).calls).toEqual([]);
    await desktop.press('Return');
    await seat.app.until('the number is dialled', ({ calls }) => calls.some(({ call }) => call.direction === 'outgoing' && call.remoteNumber === '02161234567'));
  });

  it('brings the console to the front', async () => {
    await seat.app.inMain(({ program }) => program.windows.console.minimize());
    await desktop.turnToOther();
    await desktop.press('ctrl+shift+4');
    await eventually('the console has the keyboard', () => seat.app.inMain(({ program }) => program.windows.console.isFocused()));
  });
});
