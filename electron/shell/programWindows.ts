import path from 'node:path';
import { app, type BrowserWindow, type IpcMainInvokeEvent } from 'electron';
import type { Call } from '../../shared/calls/call.ts';
import type { ConsoleEvents, EventName } from '../../shared/ipc/events.ts';
import type { WindowRole } from '../ipc/handle.ts';
import type { NumberMask } from '../ipc/numberMask.ts';
import { keepConsoleLoaded } from '../windows/consoleWindow.ts';
import { isOwnAddress, pageAddress } from '../windows/pageAddress.ts';
import { PopFirst } from '../windows/popFirst.ts';
import { PopWindow } from '../windows/popWindow.ts';
import type { Leaving } from './leaving.ts';
import type { Places } from './places.ts';

export interface ProgramWindowsOptions {
  /** The console's window, whose page may be loading or there. */
  readonly console: BrowserWindow;
  readonly places: Places;
  readonly developmentServer: string | undefined;
  readonly title: string;
  readonly popPosition: { readonly x: number; readonly y: number } | null;
  readonly popEnabled: () => boolean;
  /** Hides numbers from the windows; null while the seat may see them. */
  readonly mask: () => NumberMask | null;
  readonly onPopMoved: (x: number, y: number) => void;
  /** Asked when the console's window is being closed: what becomes of it. */
  readonly closing: () => ReturnType<Leaving['closing']>;
  readonly onHidden: () => void;
  /** Windows shuts down or logs the user off. */
  readonly onSessionEnd: () => void;
  readonly onConsoleCrashed: (reason: string) => void;
  readonly log: (message: string) => void;
}

/** The pop's page is loaded this long after the console's first picture: until then the processor draws the console. Milliseconds. */
const popAfterMs = 800;
/** A console's page that has not come by then holds up nothing any more: keys and tray must be there for a call. Milliseconds. */
const pageMs = 10_000;

/** The two windows a person sees. */
export class ProgramWindows {
  readonly console: BrowserWindow;
  readonly pop: PopWindow;
  private readonly options: ProgramWindowsOptions;
  private readonly ringing = new Set<string>();
  private readonly popFirst = new PopFirst();

  constructor(options: ProgramWindowsOptions) {
    this.options = options;
    const { places, developmentServer } = options;
    this.console = options.console;
    keepConsoleLoaded(this.console, options.onConsoleCrashed);
    this.console.setTitle(options.title);
    // The page keeps its own title in step with the language; the window's says which mode this is.
    this.console.on('page-title-updated', (event) => event.preventDefault());
    this.pop = new PopWindow({
      address: pageAddress('pop', developmentServer),
      preload: path.join(places.preloads, 'console.cjs'),
      position: options.popPosition,
      onMoved: options.onPopMoved,
      onCrashed: (reason) => options.log(`pop window lost: ${reason}`),
      onHung: () => options.log("the pop's page reacts to nothing, and its process is ended"),
      onSilent: (waitedMs) => options.log(`the pop's page has asked for nothing for ${waitedMs / 1000} s and is loaded anew`),
    });
    // A call that rings earlier does not wait for it.
    this.afterConsole(() => setTimeout(() => this.pop.load(), popAfterMs));
    this.console.on('close', (event) => {
      const closing = options.closing();
      if (closing === 'closes') return;
      event.preventDefault();
      if (closing === 'stays') return;
      this.console.hide();
      options.onHidden();
    });
    this.console.on('session-end', options.onSessionEnd);
    this.console.on('closed', () => app.quit());
  }

  /** Runs what the console's first picture shall not wait for: when its page has come, at once when it is there, and some time later in any case. */
  afterConsole(run: () => void): void {
    const { webContents } = this.console;
    if (!webContents.isLoading()) return run();
    const begin = (): void => {
      clearTimeout(late);
      webContents.off('did-stop-loading', begin);
      run();
    };
    const late = setTimeout(begin, pageMs);
    webContents.on('did-stop-loading', begin);
  }

  /** Sends an event to every page that is there. */
  send<N extends EventName>(name: N, payload: ConsoleEvents[N]): void {
    const shown = this.options.mask()?.outgoing(payload) ?? payload;
    sendTo(this.pop.window, name, shown);
    this.popFirst.run(() => sendTo(this.console, name, shown));
  }

  /** The pop has painted all there is to show of a call. */
  popPainted(): void {
    this.popFirst.end();
  }

  /** Shows the pop while an incoming call rings and takes it away afterwards; never touches the focus. */
  follow(call: Call): void {
    const rings = call.direction === 'incoming' && call.state.kind === 'ringing';
    const shows = rings && !this.ringing.has(call.id) && this.ringing.size === 0 && this.options.popEnabled();
    if (rings) this.ringing.add(call.id);
    else this.ringing.delete(call.id);
    if (shows) this.popFirst.begin();
    if (this.ringing.size === 0) this.popFirst.end();
    this.refreshPop();
  }

  /** The pop stands while something rings, unless the user switched it off. */
  refreshPop(): void {
    if (this.ringing.size > 0 && this.options.popEnabled()) this.pop.show();
    else this.pop.hide();
  }

  /** How the console stands on the screen. */
  get consoleSight(): { readonly visible: boolean; readonly minimized: boolean; readonly focused: boolean } {
    if (this.console.isDestroyed()) return { visible: false, minimized: false, focused: false };
    return { visible: this.console.isVisible(), minimized: this.console.isMinimized(), focused: this.console.isFocused() };
  }

  showConsole(): void {
    if (this.console.isDestroyed()) return;
    if (this.console.isMinimized()) this.console.restore();
    this.console.show();
    this.console.focus();
  }

  /** Loads a page anew: it is a mirror, and no call is touched. */
  reload(window: WindowRole): void {
    const { webContents } = window === 'console' ? this.console : this.pop.window;
    webContents.reload();
  }

  /** Which of our windows an IPC message came from; undefined unless it is that window's main frame at our address. */
  roleOf(event: IpcMainInvokeEvent): WindowRole | undefined {
    const frame = event.senderFrame;
    if (!frame || frame.parent !== null || !isOwnAddress(frame.url, this.options.developmentServer)) return undefined;
    if (!this.console.isDestroyed() && event.sender === this.console.webContents) return 'console';
    if (!this.pop.window.isDestroyed() && event.sender === this.pop.window.webContents) return 'pop';
    return undefined;
  }
}

function sendTo<N extends EventName>(window: BrowserWindow, name: N, payload: ConsoleEvents[N]): void {
  if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(name, payload);
}
