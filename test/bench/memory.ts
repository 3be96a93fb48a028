/**
 * `memory`: proportional set size of every process of the idle console on a million calls, against an Electron program
 * with one bare window; and what stays behind after each of 500 short recorded conversations through a real Kamailio and
 * rtpengine. Garbage is collected before each look, so that growth is what is still held.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { laboratoryProvision } from '../app/consoleApp.ts';
import { startInspected, type InspectedProgram } from '../app/inspectedProgram.ts';
import { writeToneFile } from '../lab/toneFile.ts';
import { eventually } from '../lab/eventually.ts';
import { startLaboratory, type Laboratory } from '../lab/laboratory.ts';
import { phoneKey } from './fixtures/customerRows.ts';
import { ensureBenchDatabase } from './fixtures/ensureBenchDatabase.ts';
import { seededRandom, type Random } from './fixtures/random.ts';
import { machineLoad, percentile, rounded } from './live/figures.ts';
import { connect, disconnect } from './live/inspectedCall.ts';
import { byKind, groups, memoryOfTree, totalMb, type ProcessMemory } from './live/processMemory.ts';
import { startScreen } from './live/screen.ts';
import { benchServiceNumber } from './live/seatUnderTest.ts';

/** rtpengine keeps a call's ports for half a minute after its end, and a laboratory has ports for 47 calls. */
const leastBetweenMs = 680;
const talkMs = { least: 300, most: 700 } as const;
const settleMs = 12_000;
/** After this the media page has exchanged the audio graphs of the last call. */
const graphsRenewedMs = 2_000;
const collecting = '--js-flags=--expose-gc';

/** Collects garbage in main and in every page, then looks at all processes; the lowest of three looks. */
async function look(app: InspectedProgram): Promise<ProcessMemory[]> {
  const looks: ProcessMemory[][] = [];
  for (let time = 0; time < 3; time += 1) {
    const pages = new Map(await app.inMain(async ({ electron }) => {
      const collect = 'for (let time = 0; time < 3; time += 1) globalThis.gc?.()';
      (0, eval)(collect);
      const all = electron.webContents.getAllWebContents();
      await Promise.all(all.map((contents) => contents.executeJavaScript(collect)));
      return all.map((contents) => [contents.getOSProcessId(), /\w+(?=\.html$)/.exec(contents.getURL())?.[0] ?? 'page'] as const);
    }));
    await delay(500);
    looks.push(memoryOfTree(app.pid).map((one) => ({ ...one, kind: pages.get(one.pid) ?? one.kind })));
  }
  return looks.reduce((least, one) => (totalMb(one) < totalMb(least) ? one : least));
}

/** One recorded conversation of half a second, written up and taken off the line. */
async function talkOnce(app: InspectedProgram, lab: Laboratory, random: Random): Promise<void> {
  const talking = await connect(app, lab, phoneKey(random));
  await delay(talkMs.least + random.below(talkMs.most - talkMs.least));
  await disconnect(app, talking);
}

/** Slope of the line through the points (least squares). */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))];
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

/** Megabytes that stay behind per hundred calls. */
interface Growth {
  /** From a fifth of the calls on: caches and pools (SQLite's pages, compiled code) still fill. */
  readonly overall: number;
  /** In the second half, when they are full: what would go on for a day. */
  readonly settled: number;
}

/** Counted without pages mapped from files, whose share changes when another Electron program starts or ends on the machine. */
async function growth(app: InspectedProgram, lab: Laboratory, calls: number, every: number): Promise<Growth> {
  const random = seededRandom(423);
  const points: [number, number][] = [];
  const kinds = new Map<string, [number, number][]>();
  for (let done = 0; done <= calls; done += 1) {
    if (done % every === 0) {
      await delay(graphsRenewedMs);
      const memory = await look(app);
      console.log(`${String(done).padStart(4)} calls  ${totalMb(memory).toFixed(1)} MB, ${totalMb(memory, 'ownMb').toFixed(1)} without files: ${byKind(memory)}`);
      if (done >= calls / 5) {
        points.push([done, totalMb(memory, 'ownMb')]);
        for (const [kind, group] of groups(memory, (one) => `${one.kind} ${one.pid}`)) kinds.set(kind, [...(kinds.get(kind) ?? []), [done, totalMb(group, 'ownMb')]]);
      }
    }
    if (done === calls) break;
    const next = delay(leastBetweenMs);
    await talkOnce(app, lab, random);
    await next;
  }
  for (const [kind, own] of kinds) {
    const later = own.filter(([done]) => done >= calls / 2);
    if (own.length > 2 && Math.abs(slope(own)) > 0.001) console.log(`  ${kind}: ${(slope(own) * 100).toFixed(2)} MB per 100 calls, in the second half ${(slope(later) * 100).toFixed(2)}`);
  }
  const perHundred = (from: number) => slope(points.filter(([done]) => done >= from)) * 100;
  return { overall: perHundred(0), settled: perHundred(calls / 2) };
}

async function measureBare(): Promise<number> {
  const bare = await startInspected({ args: [], folder: path.join(import.meta.dirname, 'live/bareWindow'), mark: 'bareReadyAt', switches: [collecting] });
  try {
    await delay(settleMs / 2);
    const memory = await look(bare);
    console.log(`bare window ${totalMb(memory).toFixed(1)} MB: ${byKind(memory)}`);
    return totalMb(memory);
  } finally {
    await bare.close();
  }
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const [rows, calls, every] = quick ? [20_000, 60, 12] : [1_000_000, 500, 50];
  const folder = path.resolve(import.meta.dirname, '../../.cache/bench', `memory-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const screen = await startScreen();
  process.env['DISPLAY'] = screen.display;
  const lab = await startLaboratory({ hunting: { [benchServiceNumber]: ['8001'] } });
  let app: InspectedProgram | undefined;
  try {
    cpSync(ensureBenchDatabase({ calls: rows, customers: rows / 5 }), path.join(folder, 'data'), { recursive: true });
    const [provision, tone] = [path.join(folder, 'provision.json'), path.join(folder, 'microphone.wav')];
    writeFileSync(provision, JSON.stringify(laboratoryProvision(lab)));
    await writeToneFile(tone, 700);
    console.log(machineLoad());
    const bare = [await measureBare()];
    app = await startInspected({
      args: [`--data-directory=${folder}`, `--provision=${provision}`],
      switches: [collecting, '--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${tone}`],
    });
    const running = app;
    await eventually('the seat takes calls', () => running.inMain(({ program }) => program.publisher.current.agent.kind === 'idle'), 60_000);
    await running.inMain(async ({ program }) => {
      await program.media.ready();
      await program.host.open.commands['call:dismiss']({ callId: '00000000-0000-4000-8000-000000000000' }, 'console');
    });
    await running.inMain(({ program }) => program.windows.console.webContents.executeJavaScript("window.console400.command('preferences:change', { wrapUpSeconds: 0 })"));
    await delay(settleMs);
    const idle = await look(running);
    console.log(`idle console ${totalMb(idle).toFixed(1)} MB: ${byKind(idle)}`);
    const grown = await growth(running, lab, calls, every);
    await running.close();
    app = undefined;
    bare.push(await measureBare());
    const barePssMb = percentile(bare, 0.5);
    console.log(`growth ${grown.overall.toFixed(2)} MB per 100 calls, in the second half ${grown.settled.toFixed(2)}; ${machineLoad()}`);
    return { idlePssMb: rounded(totalMb(idle)), barePssMb: rounded(barePssMb), overBareMb: rounded(totalMb(idle) - barePssMb), growthMbPer100Calls: Math.round(grown.overall * 100) / 100, settledMbPer100Calls: Math.round(grown.settled * 100) / 100, calls };
  } finally {
    await app?.close();
    await lab.stop();
    await screen.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
