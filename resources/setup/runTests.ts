import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ensureBuilt } from './buildApp.ts';
import { runProgram, withDisplay } from './display.ts';
import { electronRuntime } from './electronRuntime.ts';
import { cache, root } from './places.ts';
import { say } from './progress.ts';
import { setUp } from './setUp.ts';
import { SetUpFailure, runScript } from './setUpFailure.ts';
import { addTotals, noTests, totalsOf, totalsText } from './testTotals.ts';
import type { Totals } from './testTotals.ts';

/**
 * The tests in the order they run. Projects of one group share a run of vitest; the laboratory and the real program
 * come one after the other, so that they do not take the processor from each other.
 */
const groups = [['unit', 'store', 'sip', 'flows'], ['lab'], ['app']] as const;

/** Projects that need the system packages, the Electron runtime and the built program. */
const needMachine: ReadonlySet<string> = new Set(['lab', 'app']);

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

async function runGroup(projects: readonly string[], rest: readonly string[]): Promise<Totals> {
  const report = path.join(cache, 'test-results', `${projects.join('-')}.json`);
  await rm(report, { force: true });
  const run = projects.some((name) => needMachine.has(name)) ? withDisplay : runProgram;
  const status = await run({
    command: process.execPath,
    args: [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...rest,
    ],
  }, { cwd: root });
  return totalsOf(await readFile(report, 'utf8').catch(() => null), status, root);
}

/** System packages, Electron and the built program; a failure is told and counts as a failed test. */
async function prepareMachine(): Promise<boolean> {
  try {
    await setUp(['app', 'lab', 'test']);
    await ensureBuilt(await electronRuntime());
    return true;
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    process.stderr.write(`\n${error.message}\n${error.advice}\n`);
    return false;
  }
}

async function main(): Promise<number> {
  const { projects, rest } = readTestArguments(process.argv.slice(2));
  await mkdir(path.join(cache, 'test-results'), { recursive: true });
  let totals = noTests;
  let prepared: boolean | undefined;
  for (const group of groups) {
    const wanted = group.filter((name) => projects.has(name));
    if (wanted.length === 0) continue;
    say(`tests: ${wanted.join(', ')}`);
    if (wanted.some((name) => needMachine.has(name))) prepared ??= await prepareMachine();
    totals = addTotals(totals, prepared === false ? { ...noTests, failed: 1, failures: [`${wanted.join(', ')} > (the machine could not be made ready)`] } : await runGroup(wanted, rest));
  }
  if (totals.passed + totals.failed === 0) process.stderr.write('no test matched\n');
  process.stdout.write(`\n${totalsText(totals)}\n`);
  return totals.failed === 0 && totals.passed > 0 ? 0 : 1;
}

if (import.meta.main) await runScript(main);
