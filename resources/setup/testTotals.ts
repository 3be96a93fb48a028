import { z } from 'zod';

/** The part of vitest's JSON report (the format of Jest) that the totals need. */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(z.object({
    status: z.string(),
    assertionResults: z.array(z.object({ status: z.string() })),
  })),
});

/** Numbers of tests. A file that could not be loaded, and a runner that broke, count as one failed test each. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const noTests: Totals = { passed: 0, failed: 0, skipped: 0 };

/**
 * Totals of one run of vitest.
 * @param report text of its JSON report, or `null` when it wrote none
 * @param exitStatus of the runner; a failure that no test accounts for (an error outside any test) still counts
 */
export function totalsOf(report: string | null, exitStatus: number): Totals {
  if (report === null) return { ...noTests, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = reportSchema.parse(JSON.parse(report));
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = numFailedTests + brokenFiles;
  return {
    passed: numPassedTests,
    failed: failed === 0 && exitStatus !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

export function addTotals(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The one line that ends a test run: `12 passed, 0 failed` and the skipped ones only when there are any. */
export function totalsLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
