import { EventEmitter } from 'node:events';
import type { Notification, NotificationConstructorOptions } from 'electron';
import { expect, it, test } from 'vitest';
import { SystemNotifier, type SystemNotice } from '../../../electron/windows/notifier.ts';

/** What Electron's class does that is used. */
class FakeNotification extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  stands = false;
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {
    this.stands = true;
  }
  close(): void {
    this.stands = false;
    this.emit('close');
  }
}

function notifierOn(platform: NodeJS.Platform, supported = true) {
  const made: FakeNotification[] = [];
  const failures: string[] = [];
  class Made extends FakeNotification {
    static isSupported = () => supported;
    constructor(options: NotificationConstructorOptions) {
      super(options);
      made.push(this);
    }
  }
  const notifier = new SystemNotifier({
    Notification: Made as unknown as { new (options: NotificationConstructorOptions): Notification; isSupported(): boolean },
    platform,
    onFailed: (error) => failures.push(error),
  });
  const done: string[] = [];
  const notice: SystemNotice = {
    title: '来电 138 1234 5678',
    body: '400-820-1234 售后热线',
    urgent: true,
    buttons: [{ text: '接听', press: () => done.push('answered') }, { text: '拒接', press: () => done.push('rejected') }],
    click: () => done.push('clicked'),
  };
  const takeAway = notifier.show(notice);
  return { notifier, notice, takeAway, made, failures, done };
}

test.each(['darwin', 'win32'] as const)('buttons on %s do what they say, whichever way the runtime names the one that was pressed', (platform) => {
  const { made, done } = notifierOn(platform);
  expect(made[0]!.options.actions).toEqual([{ type: 'button', text: '接听' }, { type: 'button', text: '拒接' }]);
  made[0]!.emit('action', {}, 0);
  made[0]!.emit('action', { actionIndex: 1 });
  made[0]!.emit('action', { actionIndex: 7 });
  expect(done).toEqual(['answered', 'rejected']);
});

it('has no buttons on Linux, where Electron shows none', () => {
  expect(notifierOn('linux').made[0]!.options.actions).toBeUndefined();
});

it('says what it was given, makes no sound, and stays when it is urgent', () => {
  const { made, notifier, notice } = notifierOn('darwin');
  expect(made[0]).toMatchObject({ stands: true, options: { title: notice.title, body: notice.body, silent: true, timeoutType: 'never', urgency: 'critical' } });
  notifier.show({ ...notice, urgent: false });
  expect(made[1]!.options).toMatchObject({ silent: true, timeoutType: 'default', urgency: 'normal' });
});

it('does on a click what a click is for, and answers nothing', () => {
  const { made, done } = notifierOn('win32');
  made[0]!.emit('click');
  expect(done).toEqual(['clicked']);
});

it('is taken away, and one that has gone by itself is left alone', () => {
  const { takeAway, made, notifier, notice } = notifierOn('linux');
  takeAway();
  expect(made[0]!.stands).toBe(false);
  for (const gone of ['click', 'close', 'failed']) {
    const takeAwayLate = notifier.show(notice);
    const { length } = made;
    made[length - 1]!.emit(gone, {}, 'why');
    made[length - 1]!.close = () => { throw new Error('it was closed once more'); };
    takeAwayLate();
  }
});

it('tells that the system could not show it', () => {
  const { made, failures } = notifierOn('linux');
  made[0]!.emit('failed', {}, 'no daemon');
  expect(failures).toEqual(['no daemon']);
});

it('is left out where the system has none', () => {
  const { made, takeAway } = notifierOn('linux', false);
  takeAway();
  expect(made).toEqual([]);
});
