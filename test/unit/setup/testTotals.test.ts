import { describe, expect, test } from 'vitest';
import { readTestArguments } from '../../../resources/setup/runTests.ts';
import { addTotals, noTests, totalsLine, totalsOf } from '../../../resources/setup/testTotals.ts';

function report(counts: { passed?: number; failed?: number; pending?: number }, files: { status: string; tests: string[] }[] = []): string {
  return JSON.stringify({
    numPassedTests: counts.passed ?? 0,
    numFailedTests: counts.failed ?? 0,
    numPendingTests: counts.pending ?? 0,
    testResults: files.map((file) => ({ status: file.status, assertionResults: file.tests.map((status) => ({ status })) })),
  });
}

describe('test totals', () => {
  test('are those of the report', () => {
    expect(totalsOf(report({ passed: 5, failed: 2, pending: 1 }), 1)).toEqual({ passed: 5, failed: 2, skipped: 1 });
  });

  test('count a file that could not be loaded as a failure', () => {
    const text = report({ passed: 5 }, [{ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] }]);
    expect(totalsOf(text, 1).failed).toBe(1);
  });

  test('count a failed test once, not again for its file', () => {
    expect(totalsOf(report({ failed: 1 }, [{ status: 'failed', tests: ['failed'] }]), 1).failed).toBe(1);
  });

  test('count an error outside any test', () => {
    expect(totalsOf(report({ passed: 3 }), 1).failed).toBe(1);
  });

  test('count a runner that left no report', () => {
    expect(totalsOf(null, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test('end in one plain line, with skipped tests only when there are some', () => {
    const sum = addTotals(addTotals(noTests, { passed: 3, failed: 0, skipped: 0 }), { passed: 4, failed: 1, skipped: 0 });
    expect(totalsLine(sum)).toBe('7 passed, 1 failed');
    expect(totalsLine({ ...sum, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});

describe('test arguments', () => {
  test('mean every project when none is named', () => {
    expect([...readTestArguments([]).projects]).toEqual(['unit', 'store', 'sip', 'flows', 'lab', 'app']);
  });

  test('choose projects in either spelling and pass the rest on', () => {
    const { projects, rest } = readTestArguments(['--project', 'unit', '--project=lab', 'test/unit/setup', '-t', 'name']);
    expect([...projects]).toEqual(['unit', 'lab']);
    expect(rest).toEqual(['test/unit/setup', '-t', 'name']);
  });

  test('naming an unknown project are refused with the known ones', () => {
    expect(() => readTestArguments(['--project', 'units'])).toThrow('no tests are called "units"');
  });
});
