import { runApp } from './runApp.ts';
import { runScript } from './setUpFailure.ts';

/** `npm start -- [arguments of the program]`, for example `--provision seat.json`. */
await runScript(() => runApp(process.argv.slice(2)));
