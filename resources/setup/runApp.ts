import { ensureBuilt } from './buildApp.ts';
import { hasDisplay, sandboxArguments, withDisplay } from './display.ts';
import { electronRuntime } from './electronRuntime.ts';
import { root } from './places.ts';
import { setUp } from './setUp.ts';

/** A virtual screen has neither a desktop bus nor a GPU; Chromium reports both again and again. Only crashes remain. */
const quiet = '--log-level=3';

export interface RunAppOptions {
  /** Milliseconds after which the program is ended with status 124; unlimited when left out. */
  readonly timeLimit?: number;
}

/**
 * Makes the machine ready, builds what is out of date and runs the program in Electron, under a virtual screen when
 * there is no real one. Relative paths among the arguments mean the folder npm was called in.
 * @param args passed to the program unchanged
 * @returns the program's exit status
 */
export async function runApp(args: readonly string[], options: RunAppOptions = {}): Promise<number> {
  await setUp(['app']);
  const runtime = await electronRuntime();
  await ensureBuilt(runtime);
  return withDisplay(
    { command: runtime.executable, args: [root, ...sandboxArguments(), ...(hasDisplay() ? [] : [quiet]), ...args] },
    { timeLimit: options.timeLimit, cwd: process.env['INIT_CWD'] },
  );
}
