import path from 'node:path';
import { Notification, app, globalShortcut, nativeImage } from 'electron';
import type shellTexts from '../../resources/locales/zh-CN/shell.json';
import type { Call } from '../../shared/calls/call.ts';
import type { ConsoleStatePatch } from '../../shared/ipc/consoleState.ts';
import type { AgentStateKind } from '../../shared/queues/agentState.ts';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import type { ShortcutAction } from '../../shared/settings/shortcuts.ts';
import type { StatePublisher } from '../ipc/statePublisher.ts';
import type { Notices } from '../seat/notices.ts';
import type { SeatCommands } from '../seat/seat.ts';
import { GlobalShortcuts } from '../windows/globalShortcuts.ts';
import { SystemNotifier } from '../windows/notifier.ts';
import { readSelectedText } from '../windows/selectedText.ts';
import { isCallAction, targetOf, type CallAction, type CallsInView } from '../windows/shortcutPlan.ts';
import { Taskbar } from '../windows/taskbar.ts';
import { SeatTray } from '../windows/tray.ts';
import { trayFace } from '../windows/trayFace.ts';
import { Attention } from './attention.ts';
import { attentionWords } from './attentionWords.ts';
import { DialOffers } from './dialOffers.ts';
import type { Log } from './log.ts';
import type { ProgramWindows } from './programWindows.ts';

export interface DesktopPresenceOptions {
  readonly icons: string;
  readonly windows: ProgramWindows;
  readonly publisher: StatePublisher;
  readonly notices: Notices;
  readonly preferences: () => Preferences;
  readonly texts: () => typeof shellTexts;
  readonly homeAreaCode: () => string | undefined;
  /** Commands of the open seat; undefined while there is none. */
  readonly commands: () => SeatCommands | undefined;
  readonly quit: () => void;
  readonly log: Log;
}

/** The console outside its windows: tray, taskbar, notifications, keys that work everywhere, links. */
export class DesktopPresence {
  readonly offers: DialOffers;
  readonly attention: Attention;
  private readonly shortcuts: GlobalShortcuts;
  private readonly tray: SeatTray;
  private readonly notifier: SystemNotifier;
  private readonly options: DesktopPresenceOptions;
  private takesKeys = false;

  constructor(options: DesktopPresenceOptions) {
    this.options = options;
    const { windows, publisher, notices, log, texts, icons } = options;
    const showConsole = () => windows.showConsole();
    this.tray = new SeatTray(icons, texts(), { show: showConsole, quit: options.quit });
    this.offers = new DialOffers({ publisher, notices, showConsole, homeAreaCode: options.homeAreaCode, selectedText: () => readSelectedText(process.platform), platform: process.platform });
    const taskbar = new Taskbar({ app, window: windows.console, platform: process.platform, mark: () => nativeImage.createFromPath(path.join(icons, 'tray-ringing.png')), texts });
    this.notifier = new SystemNotifier({ Notification, platform: process.platform, onFailed: (error) => log.warn(`a notification could not be shown: ${error}`) });
    this.attention = new Attention({
      words: () => attentionWords(texts(), options.preferences().locale, publisher.current.serviceNumbers, publisher.current.seat.rights.includes('seeNumbers')),
      attentiveness: () => ({ ...options.preferences(), console: windows.consoleSight }),
      notifier: this.notifier,
      signals: {
        show: (ringing, missed) => {
          taskbar.show(ringing, missed);
          this.tray.showMissed(missed);
        },
      },
      since: Date.now(),
      showConsole,
      answer: (callId) => this.command('answering', (commands) => commands['call:answer']({ callId }, 'console')),
      reject: (callId) => this.command('rejecting', (commands) => commands['call:reject']({ callId, with: 'busy' }, 'console')),
    });
    this.shortcuts = new GlobalShortcuts({
      registrar: globalShortcut,
      platform: process.platform,
      run: (action) => this.run(action),
      now: () => performance.now(),
      publish: (statuses) => publisher.change({ shortcuts: statuses }),
    });
    const { console: window } = windows;
    window.on('focus', () => this.attention.consoleSeen());
    for (const sight of ['show', 'hide', 'minimize', 'restore'] as const) window.on(sight as 'show', () => this.attention.refresh());
  }

  callChanged(call: Call): void {
    this.attention.follow(call);
  }

  agentChanged(kind: AgentStateKind): void {
    this.tray.show(trayFace(kind, process.platform, this.options.preferences().popEnabled));
  }

  /** From now on the tray shows the seat, and keys work everywhere. */
  appear(): void {
    this.tray.appear();
    this.takesKeys = true;
    this.shortcuts.follow(this.options.preferences().shortcuts, this.view);
  }

  /** Follows main's state, as the windows do. */
  stateChanged({ calls, focusedCallId, preferences, tasks }: ConsoleStatePatch): void {
    if (this.takesKeys && (calls || focusedCallId !== undefined || preferences)) this.shortcuts.follow(this.options.preferences().shortcuts, this.view);
    if (preferences) {
      this.options.windows.refreshPop();
      this.attention.refresh();
    }
    if (tasks) this.attention.tasksChanged(tasks);
  }

  /** Does what a global shortcut stands for; nothing when there is no call for it any more. */
  run(action: ShortcutAction): void {
    if (action === 'showConsole') this.options.windows.showConsole();
    else if (action === 'dialSelection') void this.offers.offerSelection().catch((error: unknown) => this.options.log.warn('the selection could not be read', error));
    else if (isCallAction(action)) this.runOnCall(action);
  }

  /** Says where the window went that was closed in the middle of a call. */
  tellHidden(): void {
    const { preferences, texts, windows } = this.options;
    if (!preferences().notificationsEnabled) return;
    this.notifier.show({ title: texts().hiddenInCall, body: texts().hiddenInCallWords, urgent: false, buttons: [], click: () => windows.showConsole() });
  }

  close(): void {
    this.shortcuts.release();
  }

  private get view(): CallsInView {
    const { calls, focusedCallId } = this.options.publisher.current;
    return { calls: calls.map(({ call }) => call), focusedCallId };
  }

  private runOnCall(action: CallAction): void {
    const call = targetOf(action, this.view);
    if (!call) return;
    const callId = call.id;
    this.command(`the shortcut ${action}`, (commands) => {
      switch (action) {
        case 'answer':
          return commands['call:answer']({ callId }, 'console');
        case 'hangUp':
          // As hold and mute do, a key means everybody in the conference.
          return call.inConference ? commands['conference:end']({}, 'console') : commands['call:hangUp']({ callId }, 'console');
        case 'mute':
          return commands['call:mute']({ callId, muted: !call.muted }, 'console');
        case 'hold':
          return commands[call.state.kind === 'held' ? 'call:resume' : 'call:hold']({ callId }, 'console');
      }
    });
  }

  private command(what: string, run: (commands: SeatCommands) => unknown): void {
    const commands = this.options.commands();
    if (!commands) return;
    void (async () => run(commands))().catch((error: unknown) => this.options.log.warn(`${what} failed`, error));
  }
}
