/** What is used of a page. */
export interface LivingPage {
  readonly mainFrame: { executeJavaScript(script: string): Promise<unknown> };
  on(event: 'did-navigate' | 'render-process-gone', run: () => void): unknown;
  isDestroyed(): boolean;
  isCrashed(): boolean;
  isDevToolsOpened(): boolean;
  getOSProcessId(): number;
}

const everyMs = 5_000;
/** Looks without an answer after which a page hangs. Looks and not seconds: a computer that slept has not looked. */
const fewestMissed = 2;
const mostMissed = 16;
/** After so many answers in a row the next loss is no worse than the first. */
const wellAfter = 60;

/**
 * Ends the process of a page that does not come to its messages any more, so that whoever waits for its end loads it anew. It
 * reports itself to nobody: on Linux a page asks the browser for each font by name and waits without a limit, and now and
 * then (once in some hundred starts of Electron 33) that answer never comes and the window stays white for good. A page that
 * hangs again is given twice the time, since the computer may only be busy.
 * @param onHung called before its process is ended
 */
export function endHungPage(page: LivingPage, onHung: () => void, kill: (pid: number) => void = killProcess): void {
  let allowed = fewestMissed;
  let missed = 0;
  let answers = 0;
  let question = 0;
  let open = false;

  function ask(): void {
    const mine = (question += 1);
    open = true;
    const answered = (): void => {
      if (mine !== question) return;
      open = false;
      missed = 0;
      answers += 1;
      if (answers >= wellAfter) allowed = fewestMissed;
    };
    // One that is refused has an answer too: the page is being loaded.
    page.mainFrame.executeJavaScript('0').then(answered, answered);
  }

  /** What another page was asked is not held against this one. */
  function forget(): void {
    question += 1;
    open = false;
    missed = 0;
  }

  function end(): void {
    forget();
    answers = 0;
    allowed = Math.min(2 * allowed, mostMissed);
    const pid = page.getOSProcessId();
    if (pid <= 0) return;
    onHung();
    kill(pid);
  }

  function look(): void {
    if (page.isDestroyed()) return clearInterval(timer);
    // A dead process is no hung one, and who looks into a page with the developer tools may have stopped it.
    if (page.isCrashed() || page.isDevToolsOpened()) forget();
    else if (!open) ask();
    else if ((missed += 1) >= allowed) end();
  }

  let timer: NodeJS.Timeout | undefined;
  page.on('render-process-gone', forget);
  page.on('did-navigate', () => {
    forget();
    if (timer) return;
    timer = setInterval(look, everyMs);
    timer.unref();
  });
}

/** One that has ended meanwhile is as it should be. */
function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
