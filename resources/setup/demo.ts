import { hasDisplay } from './display.ts';
import { runApp } from './runApp.ts';
import { runScript } from './setUpFailure.ts';

/** For the demo that plays by itself; with a person in front of the screen there is none. */
const timeLimit = 5 * 60_000;

/**
 * `npm run demo`: practice mode with calls that ring at once. Without a display nobody could answer, so the program
 * plays the scenario through by itself, reports and ends. The exit status is the program's.
 */
await runScript(() => {
  const args = process.argv.slice(2);
  return hasDisplay()
    ? runApp(['--practice', '--demo', ...args])
    : runApp(['--practice', '--demo=unattended', ...args], { timeLimit });
});
