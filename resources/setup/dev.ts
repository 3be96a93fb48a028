import path from 'node:path';
import { buildEnvironment } from './buildApp.ts';
import { sandboxArguments, withDisplay } from './display.ts';
import { electronRuntime } from './electronRuntime.ts';
import { root } from './places.ts';
import { setUp } from './setUp.ts';
import { runScript } from './setUpFailure.ts';

/** `npm run dev -- [arguments of the program]`: hot reload with the runtime of this machine. */
await runScript(async () => {
  await setUp(['app']);
  const runtime = await electronRuntime();
  const args = [...sandboxArguments(), ...process.argv.slice(2)];
  return withDisplay(
    {
      command: process.execPath,
      args: [path.join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--', ...args],
    },
    { cwd: root, env: { ...process.env, ...buildEnvironment(runtime) } },
  );
});
