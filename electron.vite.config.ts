import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { jssipEnvironment } from './electron/sip/jssipEnvironmentPlugin.ts';

/** Everything is bundled but the one native module, so that the program ships a single package. */
const bundleAllBut = ['better-sqlite3-multiple-ciphers'];

/** Absolute, because the development server looks below the renderer's folder and the build below this one. */
const page = (name: string) => path.resolve('renderer', `${name}.html`);

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
    plugins: [jssipEnvironment(path.resolve('electron/sip'))],
    build: {
      target: 'node20',
      sourcemap: true,
      externalizeDeps: false,
      rollupOptions: {
        input: { main: 'electron/main.ts', store: 'electron/store/storeProcess.ts', recordingExport: 'electron/recordings/exportWorker.ts', storeCompletion: 'electron/store/completionWorker.ts', storeWaveform: 'electron/store/waveformWorker.ts', storeStatistics: 'electron/store/statisticsWorker.ts', storeHeavy: 'electron/store/heavyWorker.ts' },
        external: bundleAllBut,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
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
    plugins: [react(), serveSounds],
    build: {
      target: 'chrome130',
      sourcemap: true,
      // Main hands every byte of a page over while it opens the seat.
      minify: true,
      rollupOptions: { input: { console: page('index'), pop: page('pop'), media: page('media/media'), report: page('statistics/report') } },
    },
  },
});
