/**
 * Draws every screen in the Electron runtime with a fake bridge and keeps a picture of each.
 * Usage: xvfb-run -a -s "-screen 0 2000x1200x24" node test/unit/renderer/screens/takeScreens.ts [folder] [part of a name]
 */
import { createServer } from 'node:http';
import { mkdir, mkdtemp, readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { _electron } from 'playwright-core';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../../electron/windows/serveApp.ts';
import { shots } from './shots.ts';

const here = import.meta.dirname;
const root = path.resolve(here, '../../../..');
const folder = path.resolve(process.argv[2] ?? path.join(root, 'test-results/screens'));
const only = process.argv[3] ?? '';
const work = await mkdtemp(path.join(os.tmpdir(), 'screens-'));

await build({
  root: path.join(root, 'renderer'), configFile: false, logLevel: 'error', plugins: [react()],
  build: { outDir: path.join(work, 'pages'), target: 'chrome130', minify: false, rolldownOptions: { input: { console: path.join(root, 'renderer/index.html'), pop: path.join(root, 'renderer/pop.html') } } },
});
await build({
  configFile: false, logLevel: 'error', publicDir: false,
  build: { outDir: path.join(work, 'fake'), target: 'chrome130', minify: false, lib: { entry: path.join(here, 'page.ts'), formats: ['iife'], name: 'fake', fileName: () => 'page.js' } },
});

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
  readFile(path.join(work, 'pages', path.normalize(pathname))).then(
    (bytes) => response.writeHead(200, { 'content-type': types[path.extname(pathname)] ?? 'application/octet-stream', 'content-security-policy': contentSecurityPolicy }).end(bytes),
    () => response.writeHead(404).end(),
  );
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

const executablePath = process.env.ELECTRON_OVERRIDE_DIST_PATH
  ? path.join(process.env.ELECTRON_OVERRIDE_DIST_PATH, 'electron')
  : path.join(root, '.cache/electron/fallback-33.2.1/electron');
const program = await _electron.launch({ executablePath, args: [path.join(here, 'app'), '--no-sandbox', '--force-device-scale-factor=1'] });
const page: Page = await program.firstWindow();
await page.addInitScript({ path: path.join(work, 'fake/page.js') });
page.on('pageerror', (error) => console.error('PAGE', error.message));
page.on('console', (message) => {
  if (message.type() === 'error' && !message.text().includes('/recording/') && !message.text().includes('404')) console.error('CONSOLE', message.text());
});

await mkdir(folder, { recursive: true });
for (const shot of shots.filter(({ name }) => name.includes(only))) {
  const [width, height] = shot.size;
  await program.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size[0] ?? 0, size[1] ?? 0), [width, height]);
  await page.goto(`${origin}/${shot.page}.html?scene=${shot.scene}&locale=${shot.locale}&theme=${shot.theme}`);
  await page.waitForTimeout(700);
  await shot.act?.(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: path.join(folder, `${shot.name}.png`), timeout: 15_000 });
}
await program.close();
server.close();
