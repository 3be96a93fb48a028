import path from 'node:path';
import { z } from 'zod';

/** The part of vitest's JSON report (the format of Jest) that the totals need. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({
    name: z.string(),
    status: z.string(),
    assertionResults: z.array(z.object({ status: z.string(), ancestorTitles: z.array(z.string()), title: z.string() })),
  })),
});

/** Numbers of tests. A file that could not be loaded, and a runner that broke, count as one failed test each. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Each failure as `file > names of its groups > name`, in the order they ran. */
  readonly failures: readonly string[];
}

export const noTests: Totals = { passed: 0, failed: 0, skipped: 0, failures: [] };

/** What failed outside any test. */
const elsewhere = '(outside any test)';

/**
 * Totals of one run of vitest.
 * @param report text of its JSON report, or `null` when it wrote none
 * @param exitStatus of the runner; a failure that no test accounts for (an error outside any test) still counts
 * @param folder that the names of files are told relative to
 */
export function totalsOf(report: string | null, exitStatus: number, folder: string): Totals {
  if (report === null) return { ...noTests, failed: 1, failures: [elsewhere] };
  const { numPassedTests, numPendingTests, numTodoTests, testResults } = reportSchema.parse(JSON.parse(report));
  const failures = testResults.flatMap(({ name, status, assertionResults }) => {
    const file = path.relative(folder, name);
    const failed = assertionResults.filter((test) => test.status === 'failed').map(({ ancestorTitles, title }) => [file, ...ancestorTitles, title].join(' > '));
    return failed.length === 0 && status === 'failed' ? [`${file} > (the file as a whole)`] : failed;
  });
  if (failures.length === 0 && exitStatus !== 0) failures.push(elsewhere);
  return { passed: numPassedTests, failed: failures.length, skipped: numPendingTests + numTodoTests, failures };
}

/**
 * A report without the files in which something failed, and these files' names.
 * @param report text of vitest's JSON report
 */
export function withoutFailedFiles(report: string): { readonly report: string; readonly files: readonly string[] } {
  const whole = reportSchema.parse(JSON.parse(report));
  const left = whole.testResults.filter(({ status }) => status === 'failed');
  const counted = (...kinds: readonly string[]) => left.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => kinds.includes(status)).length;
  const rest = {
    numPassedTests: whole.numPassedTests - counted('passed'),
    numPendingTests: whole.numPendingTests - counted('pending', 'skipped', 'disabled'),
    numTodoTests: whole.numTodoTests - counted('todo'),
    testResults: whole.testResults.filter(({ status }) => status !== 'failed'),
  };
  return { report: JSON.stringify(rest), files: left.map(({ name }) => name) };
}

export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped, failures: [...a.failures, ...b.failures] };
}

/** What a test run ends with: a line `failed: …` for each failure, then one line with the numbers. */
export function totalsText(totals: Totals): string {
  return [...totals.failures.map((name) => `failed: ${name}`), totalsLine(totals)].join('\n');
}

/** `12 passed, 0 failed` and the skipped ones only when there are any. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
