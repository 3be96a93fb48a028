import { dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import enErrors from '../../resources/locales/en/error.json';
import enTexts from '../../resources/locales/en/shell.json';
import zhErrors from '../../resources/locales/zh-CN/error.json';
import zhTexts from '../../resources/locales/zh-CN/shell.json';
import { codeOf } from '../ipc/ipcRefusal.ts';
import type { Loss } from './leaving.ts';
import type { Mode } from './seatHost.ts';

/** Where boxes are shown, and in which language. */
export interface BoxPlace {
  readonly window: () => BrowserWindow;
  readonly showConsole: () => void;
  readonly locale: () => 'zh-CN' | 'en';
}

/**
 * What the program itself says and asks, in boxes over the console. None of them stops this process, and every call with it,
 * until somebody clicks, as Electron's `showErrorBox` does.
 */
export class ConsoleBoxes {
  private readonly place: BoxPlace;

  constructor(place: BoxPlace) {
    this.place = place;
  }

  get texts(): typeof zhTexts {
    return this.place.locale() === 'en' ? enTexts : zhTexts;
  }

  /** The console's title. */
  title(mode: Mode): string {
    return mode === 'practice' ? this.texts.practiceTitle : this.texts.title;
  }

  refused(error: unknown): void {
    const texts: Readonly<Record<string, string>> = this.place.locale() === 'en' ? enErrors : zhErrors;
    const detail = error instanceof Error ? error.message : String(error);
    void this.show({ type: 'error', message: texts[codeOf(error)] ?? detail, detail });
  }

  /** Whether calls, or jobs, are to be ended. The box goes when the signal says so. */
  async mayEnd(loss: Loss, signal: AbortSignal): Promise<boolean> {
    const { quitInCall, quitInCallWords, keepTalking, endAndQuit, quitInJob, quitInJobWords, keepWorking, stopAndQuit } = this.texts;
    const box = loss === 'calls'
      ? { message: quitInCall, detail: quitInCallWords, buttons: [keepTalking, endAndQuit] }
      : { message: quitInJob, detail: quitInJobWords, buttons: [keepWorking, stopAndQuit] };
    // A box over a hidden window would be hidden too.
    this.place.showConsole();
    return (await this.show({ type: 'warning', ...box, defaultId: 0, cancelId: 0, signal })) === 1;
  }

  /** Whether jobs are to be called off for another seat in the place of this one. */
  async maySwitch(): Promise<boolean> {
    const { quitInJob: message, switchInJobWords: detail, keepWorking, stopAndSwitch } = this.texts;
    return (await this.show({ type: 'warning', message, detail, buttons: [keepWorking, stopAndSwitch], defaultId: 0, cancelId: 0 })) === 1;
  }

  /** The place of the headset that was chosen; null = none. */
  async chooseHeadset(names: readonly string[]): Promise<number | null> {
    const { chooseHeadset: message, cancel } = this.texts;
    const chosen = await this.show({ type: 'question', message, buttons: [...names, cancel], cancelId: names.length });
    return chosen < names.length ? chosen : null;
  }

  private async show(box: MessageBoxOptions): Promise<number> {
    return (await dialog.showMessageBox(this.place.window(), { title: this.texts.title, ...box })).response;
  }
}
