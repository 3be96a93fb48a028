import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { localLog, remoteTransport } from '../../../resources/setup/localLog.ts';

const root = path.resolve(import.meta.dirname, '../../..');

test('the built log neither reads Node’s HTTP nor sends anything, and still writes', async () => {
  expect(existsSync(path.join(root, 'node_modules', remoteTransport)), 'electron-log has moved it').toBe(true);
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [localLog],
    build: { write: false, minify: false, ssr: true, rollupOptions: { input: createRequire(import.meta.url).resolve('electron-log/node'), external: ['electron', /^node:/], output: { format: 'cjs' } } },
    ssr: { noExternal: true },
  });
  const { output } = Array.isArray(built) ? built[0]! : (built as { output: readonly { readonly code?: string }[] });
  const code = output.map((chunk) => ('code' in chunk ? chunk.code : '')).join('');
  expect(code).toContain('transports');
  expect(code).not.toMatch(/require\(["'](node:)?https?["']\)/);
});
