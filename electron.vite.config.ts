import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { jssipEnvironment } from './electron/sip/jssipEnvironmentPlugin.ts';
import { antdParts } from './resources/setup/antdParts.ts';
import { antdStyles } from './resources/setup/antdStyles/antdStyles.ts';
import { asciiChunks } from './resources/setup/asciiChunks.ts';
import { localLog } from './resources/setup/localLog.ts';

/** Everything is bundled but the one native module, so that the program ships a single package. */
const bundleAllBut = ['better-sqlite3-multiple-ciphers'];

/** Absolute, because the development server looks below the renderer's folder and the build below this one. */
const page = (name: string) => path.resolve('renderer', `${name}.html`);

/**
 * What pages load at once comes in one file for each set of pages that need it: every file is a question to main, which has
 * other things to do at the start. What is loaded later is split as usual. What one page loads at once and another later has
 * a file of its own: in the first page's file it would start that page within the other.
 */
function startOfPages() {
  interface Graph {
    readonly getModuleInfo: (id: string) => { readonly importers: readonly string[]; readonly dynamicImporters: readonly string[] } | null;
  }
  const known = { atOnce: new Map<string, ReadonlySet<string>>(), ever: new Map<string, ReadonlySet<string>>() };
  /** The pages from which a module is reached: `atOnce` without an `import()`, `ever` also with one. */
  function pagesOf(id: string, when: keyof typeof known, graph: Graph): ReadonlySet<string> {
    const found = new Set<string>();
    const seen = new Set<string>();
    const waiting = [id];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      const before = known[when].get(next);
      const info = graph.getModuleInfo(next);
      if (before) for (const page of before) found.add(page);
      else if (next.endsWith('.html')) found.add(path.basename(next, '.html'));
      else waiting.push(...(info?.importers ?? []), ...(when === 'ever' ? (info?.dynamicImporters ?? []) : []));
    }
    known[when].set(id, found);
    return found;
  }
  return (id: string, graph: Graph) => {
    const pages = [...pagesOf(id, 'atOnce', graph)].sort();
    const [only, ...others] = pages;
    if (only === undefined) return null;
    const isOwn = others.length > 0 || pagesOf(id, 'ever', graph).size === 1;
    return isOwn ? `start-${pages.join('-')}` : `lent-${only}`;
  };
}

/** The program serves its sounds under its own address; the development server does the same. */
const serveSounds: Plugin = {
  name: 'serve-sounds',
  configureServer(server) {
    server.middlewares.use('/sounds', (request, response, next) => {
      const file = path.join(path.resolve('resources/sounds'), path.normalize(`/${decodeURIComponent(request.url ?? '')}`));
      if (!/\.(ogg|wav)$/.test(file) || !existsSync(file)) return next();
      response.setHeader('Content-Type', file.endsWith('.ogg') ? 'audio/ogg' : 'audio/wav');
      createReadStream(file).pipe(response);
    });
  },
};

export default defineConfig({
  main: {
    plugins: [jssipEnvironment(path.resolve('electron/sip')), localLog, asciiChunks],
    build: {
      target: 'node20',
      sourcemap: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { main: 'electron/main.ts', store: 'electron/store/storeProcess.ts', recordingExport: 'electron/recordings/exportWorker.ts', stretchPassphrase: 'electron/vault/stretchWorker.ts', storeCompletion: 'electron/store/completionWorker.ts', storeWaveform: 'electron/store/waveformWorker.ts', storeStatistics: 'electron/store/statisticsWorker.ts', storeHeavy: 'electron/store/heavyWorker.ts' },
        external: bundleAllBut,
        // Scripts, not modules: Electron starts them sooner, and `CompiledCode` can keep what V8 makes of them.
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { console: 'electron/ipc/preload.ts', media: 'electron/media/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [antdParts, antdStyles(path.resolve('renderer')), react(), serveSounds, asciiChunks],
    build: {
      target: 'chrome130',
      sourcemap: true,
      // Main hands every byte of a page over while it opens the seat.
      minify: true,
      rollupOptions: {
        input: { console: page('index'), pop: page('pop'), media: page('media/media'), report: page('statistics/report') },
        output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: startOfPages() }] } },
      },
    },
  },
});
