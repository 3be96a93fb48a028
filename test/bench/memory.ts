/**
 * `memory`: proportional set size of every process of the idle console on a million calls, against an Electron program
 * with one bare window; and what stays behind of 500 short recorded conversations through a real Kamailio and rtpengine.
 *
 * What counts for growth are rested looks, one for each hundred calls: after a minute without a call, as every working day
 * has many, and with garbage collected. Chromium gives some of what a busy page took back only then. The first hundred calls
 * warm the caches up (SQLite's pages, compiled code, fonts) and are told by themselves.
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
const talkMs = { least: 250, most: 450 } as const;
/** What the start needed has been given back by then: the thread that packs the statistics lives for a minute. */
const settleMs = { bare: 6_000, console: 75_000, quick: 12_000 } as const;
/** After this the media page has exchanged the audio graphs of the last call. */
const graphsRenewedMs = 2_000;
const restMs = 60_000;
const collecting = '--js-flags=--expose-gc';

/**
 * Collects garbage in main and in every page, then looks at all processes; the lowest of three looks. A collection within a
 * call of `gc` would spare whatever the stack seems to point to.
 */
async function look(app: InspectedProgram): Promise<ProcessMemory[]> {
  const looks: ProcessMemory[][] = [];
  for (let time = 0; time < 3; time += 1) {
    const pages = new Map(await app.inMain(async ({ electron }) => {
      const collect = "(async () => { for (let time = 0; time < 3; time += 1) await globalThis.gc?.({ type: 'major', execution: 'async' }); })()";
      await (0, eval)(collect);
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

type Point = readonly [calls: number, mb: number];

/** Megabytes, counted without pages mapped from files: their share changes when another program starts or ends on the machine. */
interface Growth {
  /** From the idle console to the end of the warm-up. */
  readonly warmUpMb: number;
  /** Per hundred calls after the warm-up, by the rested looks. */
  readonly perHundred: number;
  /** The same of the second half: what would go on for a day. */
  readonly settled: number;
}

interface Sizes { readonly calls: number; readonly curveEvery: number; readonly restEvery: number; readonly restMs: number }

function perHundred(points: readonly Point[]): number {
  return points.length < 2 ? Number.NaN : slope(points) * 100;
}

function show(calls: number, memory: readonly ProcessMemory[], how: string): void {
  console.log(`${String(calls).padStart(4)} calls  ${totalMb(memory).toFixed(1)} MB, ${totalMb(memory, 'ownMb').toFixed(1)} without files${how}: ${byKind(memory, 'ownMb')}`);
}

async function growth(app: InspectedProgram, lab: Laboratory, idle: readonly ProcessMemory[], { calls, curveEvery, restEvery, restMs: rest }: Sizes): Promise<Growth> {
  const random = seededRandom(423);
  const points: Point[] = [];
  const kinds = new Map<string, Point[]>();
  for (let done = 1; done <= calls; done += 1) {
    const next = delay(leastBetweenMs);
    await talkOnce(app, lab, random);
    await next;
    if (done % curveEvery !== 0) continue;
    await delay(graphsRenewedMs);
    show(done, await look(app), '');
    if (done % restEvery !== 0) continue;
    await delay(rest);
    const memory = await look(app);
    show(done, memory, ', rested');
    points.push([done, totalMb(memory, 'ownMb')]);
    for (const [kind, group] of groups(memory, (one) => `${one.kind} ${one.pid}`)) kinds.set(kind, [...(kinds.get(kind) ?? []), [done, totalMb(group, 'ownMb')]]);
  }
  const later = (all: readonly Point[]) => all.filter(([done]) => done >= calls / 2);
  for (const [kind, own] of kinds) console.log(`  ${kind}: ${own.map(([, mb]) => mb.toFixed(1)).join(' → ')} MB; ${perHundred(own).toFixed(2)} per 100 calls, in the second half ${perHundred(later(own)).toFixed(2)}`);
  return { warmUpMb: (points[0]?.[1] ?? Number.NaN) - totalMb(idle, 'ownMb'), perHundred: perHundred(points), settled: perHundred(later(points)) };
}

async function measureBare(): Promise<number> {
  const bare = await startInspected({ args: [], folder: path.join(import.meta.dirname, 'live/bareWindow'), mark: 'bareReadyAt', switches: [collecting] });
  try {
    await delay(settleMs.bare);
    const memory = await look(bare);
    console.log(`bare window ${totalMb(memory).toFixed(1)} MB: ${byKind(memory)}`);
    return totalMb(memory);
  } finally {
    await bare.close();
  }
}

export async function run({ quick }: { readonly quick: boolean }): Promise<Record<string, number>> {
  const rows = quick ? 20_000 : 1_000_000;
  const sizes: Sizes = quick ? { calls: 60, curveEvery: 15, restEvery: 15, restMs: 5_000 } : { calls: 500, curveEvery: 50, restEvery: 100, restMs };
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
    await delay(quick ? settleMs.quick : settleMs.console);
    const idle = await look(running);
    console.log(`idle console ${totalMb(idle).toFixed(1)} MB: ${byKind(idle)}`);
    const grown = await growth(running, lab, idle, sizes);
    await running.close();
    app = undefined;
    bare.push(await measureBare());
    const barePssMb = percentile(bare, 0.5);
    console.log(`warm-up ${grown.warmUpMb.toFixed(1)} MB, then ${grown.perHundred.toFixed(2)} MB per 100 calls, in the second half ${grown.settled.toFixed(2)}; ${machineLoad()}`);
    const hundredths = (value: number) => Math.round(value * 100) / 100;
    return {
      idlePssMb: rounded(totalMb(idle)), barePssMb: rounded(barePssMb), overBareMb: rounded(totalMb(idle) - barePssMb), warmUpMb: rounded(grown.warmUpMb),
      growthMbPer100Calls: hundredths(grown.perHundred), settledMbPer100Calls: hundredths(grown.settled), calls: sizes.calls,
    };
  } finally {
    await app?.close();
    await lab.stop();
    await screen.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
