import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { jssipEnvironment } from './electron/sip/jssipEnvironmentPlugin.ts';

/** Node keeps there what it compiled of a process that tests start as they find it, TypeScript as well. */
const compiled = path.join(import.meta.dirname, 'node_modules/.cache/node');

/**
 * Where tests make their files: in memory where the system offers enough. They kill processes and never cut the power, so
 * the disk under them proves nothing; every sync that the store asks for is still asked for.
 */
function testFiles(): string {
  const memory = '/dev/shm';
  if (process.env.TMPDIR !== undefined || !fs.existsSync(memory)) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(memory);
  return bavail * bsize >= 2 * 2 ** 30 ? memory : os.tmpdir();
}

/** As many files at a time as there are processors, of many all but one. vitest's own rule leaves one of two idle. */
const workers = Math.max(2, os.availableParallelism() - 1);

/** One project per kind of test; `npm run check` runs `unit` and `store`, `npm test` runs all of them. */
function project(name: string, options: { timeoutMs: number; serial?: boolean; shareModules?: boolean; filesInMemory?: boolean; retry?: number; before?: string }) {
  return {
    plugins: [jssipEnvironment()],
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
      testTimeout: options.timeoutMs,
      hookTimeout: options.timeoutMs,
      // A second, the default, is too short for a page on a machine that does other things too.
      expect: { poll: { timeout: options.timeoutMs / 2 } },
      // Those that run one file at a time come after the others where one run has both.
      ...(options.serial ? { fileParallelism: false, sequence: { groupOrder: 1 } } : { maxWorkers: workers }),
      retry: options.retry ?? 0,
      setupFiles: options.before ?? [],
      // Parts that keep nothing between files share one module graph: a third of the time of small ones.
      isolate: !options.shareModules,
      ...(options.filesInMemory && { env: { NODE_COMPILE_CACHE: compiled, TMPDIR: testFiles() } }),
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      project('unit', { timeoutMs: 20_000, shareModules: true, filesInMemory: true }),
      // Processes, sockets and sound beside whatever else the machine does: a second try is told as one (`retry x1`).
      project('store', { timeoutMs: 30_000, shareModules: true, filesInMemory: true, retry: 1 }),
      project('sip', { timeoutMs: 60_000, retry: 1 }),
      project('flows', { timeoutMs: 60_000, filesInMemory: true, retry: 1 }),
      project('lab', { timeoutMs: 120_000, serial: true, shareModules: true, retry: 1 }),
      project('app', { timeoutMs: 180_000, serial: true, shareModules: true, retry: 1, before: 'test/app/noFaults.ts' }),
    ],
  },
});
