import { defineConfig } from 'vitest/config';
import { jssipEnvironment } from './electron/sip/jssipEnvironmentPlugin.ts';

/** One project per kind of test; `npm run check` runs `unit` and `store`, `npm test` runs all of them. */
function project(name: string, options: { timeoutMs: number; serial?: boolean; shareModules?: boolean; retry?: number }) {
  return {
    plugins: [jssipEnvironment()],
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
      testTimeout: options.timeoutMs,
      hookTimeout: options.timeoutMs,
      // A second, the default, is too short for a page on a machine that does other things too.
      expect: { poll: { timeout: options.timeoutMs / 2 } },
      fileParallelism: !options.serial,
      retry: options.retry ?? 0,
      // Pure parts keep nothing between files; one module graph for all of them saves a third of the time.
      isolate: !options.shareModules,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project('unit', { timeoutMs: 20_000, shareModules: true }),
      // Processes, sockets and sound beside whatever else the machine does: a second try is told as one (`retry x1`).
      project('store', { timeoutMs: 30_000, retry: 1 }),
      project('sip', { timeoutMs: 60_000, retry: 1 }),
      project('flows', { timeoutMs: 60_000, retry: 1 }),
      project('lab', { timeoutMs: 120_000, serial: true, retry: 1 }),
      project('app', { timeoutMs: 180_000, serial: true, retry: 1 }),
    ],
  },
});
