import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuilt } from './buildApp.ts';
import { hasDisplay, runProgram } from './display.ts';
import { electronRuntime } from './electronRuntime.ts';
import { cache, root } from './places.ts';
import { say } from './progress.ts';
import { setUp } from './setUp.ts';
import { SetUpFailure, runScript } from './setUpFailure.ts';
import type { Part } from './systemNeeds.ts';
import { addTotals, noTests, totalsOf, totalsText, withoutFailedFiles } from './testTotals.ts';
import type { Totals } from './testTotals.ts';

/** The tests in the order they run. Projects of one group share a run of vitest. */
const groups = [['unit', 'store', 'sip', 'flows'], ['lab', 'app']] as const;

/** What projects need of the machine beside Node. */
const partsOf: Readonly<Record<string, readonly Part[]>> = { flows: ['lab', 'test'], lab: ['app', 'lab', 'test'], app: ['app', 'lab', 'test'] };
/** Projects that talk to the laboratory or a console; they are long, and run the built program. */
const areJourneys: ReadonlySet<string> = new Set(['lab', 'app']);

/**
 * Journeys wait more than they work: two files at a time leave each enough of two processors. A real screen is for one of
 * them only; where there is none, each has a virtual one.
 */
const inPairs = ['--fileParallelism', '--maxWorkers=2'] as const;
const oneByOne = ['--no-file-parallelism'] as const;
/** With more failures than these something is really broken, and nothing is gained by another try. */
const mostFilesAgain = 6;
const pure = path.join('test', 'unit', path.sep);

/** Splits `npm test -- …` into the projects asked for (all when none is named) and what vitest gets as it is. */
export function readTestArguments(words: readonly string[]): { projects: ReadonlySet<string>; rest: readonly string[] } {
  const all: readonly string[] = groups.flat();
  const projects = new Set<string>();
  const rest: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const name = word === '--project' ? words[(index += 1)] : /^--project=(.+)$/.exec(word)?.[1];
    if (name === undefined && word !== '--project') rest.push(word);
    else if (name !== undefined && all.includes(name)) projects.add(name);
    else throw new SetUpFailure(`no tests are called "${name ?? ''}"`, `Choose from: ${all.join(', ')}.`);
  }
  return { projects: projects.size > 0 ? projects : new Set(all), rest };
}

interface Run {
  /** Text of vitest's JSON report; null when it wrote none. */
  readonly report: string | null;
  readonly status: number;
}

/** @param name of the file that keeps the report */
async function runVitest(name: string, projects: readonly string[], words: readonly string[]): Promise<Run> {
  const file = path.join(cache, 'test-results', `${name}.json`);
  await rm(file, { force: true });
  const status = await runProgram({
    command: process.execPath,
    args: [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...words,
    ],
  }, { cwd: root });
  return { report: await readFile(file, 'utf8').catch(() => null), status };
}

/**
 * Runs a group. What fails with processes, sockets or sound is not to blame for what runs beside it: its file is run again by
 * itself, which is told, and that counts. Pure tests have one try.
 */
async function runGroup(projects: readonly string[], rest: readonly string[]): Promise<Totals> {
  const journeys = projects.some((project) => areJourneys.has(project));
  const alone = journeys && hasDisplay();
  const name = projects.join('-');
  const { report, status } = await runVitest(name, projects, [...(alone ? oneByOne : journeys ? inPairs : []), ...rest]);
  const totals = totalsOf(report, status, root);
  if (alone || report === null || rest.length > 0) return totals;
  const passed = withoutFailedFiles(report);
  const files = passed.files.map((file) => path.relative(root, file));
  if (files.length === 0 || files.length > mostFilesAgain || files.some((file) => file.startsWith(pure))) return totals;
  for (const failure of totals.failures) say(`failed beside another file, and is run again by itself: ${failure}`);
  const again = await runVitest(`${name}-alone`, projects, [...oneByOne, ...files]);
  return addTotals(totalsOf(passed.report, 0, root), totalsOf(again.report, again.status, root));
}

/** Does a step of the set-up. A failure is told, and keeps back those who need the step. */
async function prepared(projects: readonly string[], step: () => Promise<unknown>): Promise<readonly string[]> {
  if (projects.length === 0) return [];
  try {
    await step();
    return [];
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    process.stderr.write(`\n${error.message}\n${error.advice}\n`);
    return projects;
  }
}

/** System packages, Electron and the built program, as far as the projects need them. @returns those that cannot run */
async function prepareMachine(projects: readonly string[]): Promise<ReadonlySet<string>> {
  const without = await prepared(projects, () => setUp([...new Set(projects.flatMap((project) => partsOf[project] ?? []))]));
  const journeys = projects.filter((project) => areJourneys.has(project) && !without.includes(project));
  return new Set([...without, ...(await prepared(journeys, async () => ensureBuilt(await electronRuntime())))]);
}

async function main(): Promise<number> {
  const { projects, rest } = readTestArguments(process.argv.slice(2));
  await mkdir(path.join(cache, 'test-results'), { recursive: true });
  const kept = await prepareMachine([...projects].filter((name) => name in partsOf));
  let totals = kept.size === 0 ? noTests : { ...noTests, failed: 1, failures: [`${[...kept].join(', ')} > (the machine could not be made ready)`] };
  for (const group of groups) {
    const wanted = group.filter((name) => projects.has(name) && !kept.has(name));
    if (wanted.length === 0) continue;
    say(`tests: ${wanted.join(', ')}`);
    totals = addTotals(totals, await runGroup(wanted, rest));
  }
  if (totals.passed + totals.failed === 0) process.stderr.write('no test matched\n');
  process.stdout.write(`\n${totalsText(totals)}\n`);
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}

if (import.meta.main) await runScript(main);
