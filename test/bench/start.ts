/**
 * `start`: from the spawn of the program until it is registered with a real Kamailio and usable on a million calls: the
 * console has painted, the ring could sound, the store has answered a question about the log. The peer, in turn with it in
 * the same run: an Electron program with one bare window.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Program } from '../../electron/shell/program.ts';
import { startInspected } from '../app/inspectedProgram.ts';
import { laboratoryProvision } from '../app/consoleApp.ts';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { ensureBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { machineLoad, percentile, rounded, spread } from './live/figures.ts';
import { startScreen } from './live/screen.ts';
import { timelineLines, timelineOf, type KeptMoments, type Timeline } from './live/startTimeline.ts';

const patienceMs = 60_000;

/** Milliseconds from the spawn. */
interface Started {
  readonly painted: number;
  readonly stored: number;
  readonly registered: number;
  readonly ringing: number;
  readonly usable: number;
  readonly timeline: Timeline;
}

/** Starts the console once on the folder's data and ends it again, when `before` has been awaited. */
async function startConsole(dataDirectory: string, provision: string, before: (dataDirectory: string) => Promise<void> = async () => {}): Promise<Started> {
  const app = await startInspected({ args: [`--data-directory=${dataDirectory}`, `--provision=${provision}`] });
  try {
    const at = await app.inMain(async (_inside, patience) => {
      const now = () => performance.timeOrigin + performance.now();
      const until = async <T>(look: () => T | undefined | false): Promise<T> => {
        for (const end = now() + patience; now() < end; await new Promise((resolve) => setTimeout(resolve, 2))) {
          const seen = look();
          if (seen) return seen;
        }
        throw new Error('The console did not become usable');
      };
      const running = await until(() => (globalThis as unknown as { consoleProgram?: Program }).consoleProgram);
      const painted = (async () => {
        const { webContents } = running.windows.console;
        await until(() => !webContents.isLoading());
        const drawn = "new Promise((done) => { const look = () => document.querySelector('#root')?.childElementCount && document.getElementById('dial-field') ? requestAnimationFrame(() => done(0)) : requestAnimationFrame(look); look(); })";
        await webContents.executeJavaScript(drawn);
        return now();
      })();
      const stored = (async () => {
        const seat = await until(() => running.host.current);
        await seat.queries['callLog:search']({ text: '', from: null, until: null, limit: 50, cursor: null });
        return now();
      })();
      const registered = until(() => running.publisher.current.registration.kind === 'registered').then(now);
      // The window that rings and talks; the warm one beside it comes later.
      const media = until(() => (running.media as unknown as { windows: { active: unknown } }).windows.active).then(now);
      const at = { painted: await painted, stored: await stored, registered: await registered, media: await media };
      const moments: KeptMoments[] = [
        { origin: performance.timeOrigin, entries: [{ name: 'node ready', startTime: (performance as unknown as { nodeTiming: { bootstrapComplete: number } }).nodeTiming.bootstrapComplete }, ...performance.getEntriesByType('mark').map(({ name, startTime }) => ({ name, startTime }))] },
        { origin: 0, entries: Object.entries(at).map(([name, startTime]) => ({ name: `seen: ${name}`, startTime })) },
        (await running.windows.console.webContents.executeJavaScript(`(() => {
          const { domInteractive, responseStart } = performance.getEntriesByType('navigation')[0];
          const shown = [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('paint')].map(({ name, startTime }) => ({ name, startTime }));
          const scripts = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < 2000);
          return { origin: performance.timeOrigin, entries: [...shown, { name: 'page asked for', startTime: 0 }, { name: 'page came', startTime: responseStart }, { name: 'page parsed', startTime: domInteractive }, { name: 'first file asked for', startTime: Math.min(...scripts.map((s) => s.startTime)) }] };
        })()`)) as KeptMoments,
      ];
      return { ...at, moments };
    }, patienceMs);
    const since = (moment: number) => moment - app.startedAt;
    return { painted: since(at.painted), stored: since(at.stored), registered: since(at.registered), ringing: since(at.media), usable: since(Math.max(at.painted, at.stored, at.registered, at.media)), timeline: timelineOf(app.startedAt, at.moments) };
  } finally {
    await before(dataDirectory);
    await app.close();
  }
}

/** As it does a few seconds after every first start, the program has kept what it compiled. */
async function compiledCodeKept(dataDirectory: string): Promise<void> {
  await eventually('the compiled program is kept', () => existsSync(path.join(dataDirectory, 'compiled')) && readdirSync(path.join(dataDirectory, 'compiled')).some((name) => /^wholeSeat.*\.v8$/.test(name)), 20_000);
}

/** Starts the bare window once. @returns milliseconds from the spawn until it has painted */
async function startBare(): Promise<number> {
  const app = await startInspected({ args: [], folder: path.join(import.meta.dirname, 'live/bareWindow'), mark: 'bareReadyAt' });
  try {
    const at = await app.inMain(() => (globalThis as unknown as { bareReadyAt: number }).bareReadyAt);
    return at - app.startedAt;
  } finally {
    await app.close();
  }
}

async function measure(lab: Laboratory, folder: string, calls: number, rounds: number): Promise<Record<string, number>> {
  cpSync(ensureBenchDatabase({ calls, customers: calls / 5 }), path.join(folder, 'data'), { recursive: true });
  const provision = path.join(folder, 'provision.json');
  writeFileSync(provision, JSON.stringify(laboratoryProvision(lab)));
  console.log(`seat on ${calls} calls; ${machineLoad()}`);
  // Not counted: files that the system has not read since its own start, and a program that was never started in this folder.
  await startConsole(folder, provision, compiledCodeKept);
  await startBare();
  const starts: Started[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    starts.push(await startConsole(folder, provision));
    bare.push(await startBare());
  }
  for (const moment of ['painted', 'stored', 'registered', 'ringing', 'usable'] as const) console.log(`${moment.padEnd(12)} ${spread(starts.map((start) => start[moment]))}`);
  for (const line of timelineLines(starts.map(({ timeline }) => timeline))) console.log(line);
  console.log(`bare window  ${spread(bare)}; ${machineLoad()}`);
  const [startMs, bareMs] = [percentile(starts.map(({ usable }) => usable), 0.5), percentile(bare, 0.5)];
  return { startMs: rounded(startMs), bareMs: rounded(bareMs), overBareMs: rounded(startMs - bareMs), rounds };
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const folder = path.resolve(import.meta.dirname, '../../.cache/bench', `start-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const screen = await startScreen();
  process.env['DISPLAY'] = screen.display;
  const lab = await startLaboratory();
  try {
    return await measure(lab, folder, quick ? 20_000 : 1_000_000, quick ? 3 : 9);
  } finally {
    await lab.stop();
    await screen.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
