import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { _electron } from 'playwright-core';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { contentSecurityPolicy } from '../../../../electron/windows/serveApp.ts';
import { antdParts } from '../../../../resources/setup/antdParts.ts';
import { antdStyles } from '../../../../resources/setup/antdStyles/antdStyles.ts';
import { sandboxArguments } from '../../../../resources/setup/display.ts';
import { wav } from '../../../lab/wav.ts';
import { electronRuntime } from '../../../../resources/setup/electronRuntime.ts';

const here = import.meta.dirname;
const renderer = path.resolve(here, '../../../../renderer');
const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export interface Scene {
  readonly page: 'index' | 'pop';
  /** A name of `scenes.ts`. */
  readonly scene: string;
  readonly locale?: 'zh-CN' | 'en';
  readonly theme?: 'light' | 'dark';
  /** Device-independent pixels. */
  readonly size: readonly [width: number, height: number];
}

export interface Pages {
  readonly page: Page;
  /** Loads a page of the renderer with a fake main in the state of the scene. */
  open(scene: Scene): Promise<Page>;
  /** Gives the window another size, in device-independent pixels; the page stays as it is. */
  resize(size: Scene['size']): Promise<void>;
  /** What went wrong in the pages so far: exceptions and messages of level error. */
  readonly problems: readonly string[];
  close(): Promise<void>;
}

/** Six minutes of silence: what the scenes' recordings play. */
const silence = wav(new Int16Array(372 * 8_000), 8_000);

/**
 * The built console and pop in the Electron runtime, under the real content security policy, with a fake bridge in
 * place of main. Needs a display.
 * @param env environment of the Electron program, for its display
 */
export async function openPages(env: NodeJS.ProcessEnv = process.env): Promise<Pages> {
  const work = await mkdtemp(path.join(os.tmpdir(), 'console400-pages-'));
  await buildPages(work);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname.startsWith('/recording/')) return void response.writeHead(200, { 'content-type': 'audio/wav' }).end(silence);
    readFile(path.join(work, 'pages', path.normalize(pathname))).then(
      (bytes) => response.writeHead(200, { 'content-type': types[path.extname(pathname)] ?? 'application/octet-stream', 'content-security-policy': contentSecurityPolicy }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

  const { executable } = await electronRuntime();
  const program = await _electron.launch({
    executablePath: executable,
    args: [path.join(here, 'app'), ...sandboxArguments(), '--force-device-scale-factor=1'],
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
  const page = await program.firstWindow();
  await page.addInitScript({ path: path.join(work, 'fake/page.js') });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // The scenes have no recordings: their 404 is what the player shows.
    if (message.type() === 'error' && !message.location().url.includes('/recording/')) problems.push(message.text());
  });

  const resize = (size: Scene['size']) => program.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setContentSize(wanted[0] ?? 0, wanted[1] ?? 0), [...size]);
  return {
    page,
    problems,
    resize,
    async open({ page: name, scene, locale = 'zh-CN', theme = 'light', size }) {
      await resize(size);
      // What was written in the scene before stays there; an empty page has no such memory.
      await page.evaluate(() => sessionStorage.clear()).catch(() => undefined);
      await page.goto(`${origin}/${name}.html?scene=${scene}&locale=${locale}&theme=${theme}`);
      await page.locator(name === 'pop' ? '[data-testid=pop]' : '.frame, .vault-page').waitFor();
      // Chromium drops every key and click that comes before a page's first picture is on the screen.
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      return page;
    },
    async close() {
      await program.close();
      server.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}

async function buildPages(work: string): Promise<void> {
  await build({
    root: renderer, configFile: false, logLevel: 'error', plugins: [antdParts, antdStyles(renderer), react()],
    // As the program is built, whatever runs this: antd's styles are a sheet, recordings come from the page's own address.
    define: { 'import.meta.env.DEV': 'false' },
    build: { outDir: path.join(work, 'pages'), emptyOutDir: true, target: 'chrome130', minify: false, rolldownOptions: { input: { console: path.join(renderer, 'index.html'), pop: path.join(renderer, 'pop.html') } } },
  });
  await build({
    configFile: false, logLevel: 'error', publicDir: false,
    build: { outDir: path.join(work, 'fake'), emptyOutDir: true, target: 'chrome130', minify: false, lib: { entry: path.join(here, 'page.ts'), formats: ['iife'], name: 'fake', fileName: () => 'page.js' } },
  });
}
