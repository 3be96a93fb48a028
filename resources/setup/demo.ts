import { runApp } from './runApp.ts';
import { runScript } from './setUpFailure.ts';

const timeLimit = 5 * 60_000;

/** `npm run demo`: practice mode, played through by itself; the exit status is the program's. */
await runScript(() => runApp(['--practice', '--demo', ...process.argv.slice(2)], { timeLimit }));
