import { describe, expect, test } from 'vitest';
import { readTestArguments } from '../../../resources/setup/runTests.ts';
import { addTotals, noTests, totalsLine, totalsOf, totalsText, withoutFailedFiles } from '../../../resources/setup/testTotals.ts';

const folder = '/anywhere/console';

function report(counts: { passed?: number; pending?: number }, files: { status: string; tests: string[] }[] = []): string {
  return JSON.stringify({
    numPassedTests: counts.passed ?? 0,
    numPendingTests: counts.pending ?? 0,
    testResults: files.map((file, place) => ({
      name: `${folder}/test/app/file${place}.test.ts`,
      status: file.status,
      assertionResults: file.tests.map((status, number) => ({ status, ancestorTitles: ['a ring'], title: `sounds ${number}` })),
    })),
  });
}

const totals = (text: string | null, exitStatus: number) => totalsOf(text, exitStatus, folder);

describe('test totals', () => {
  test('are those of the report', () => {
    const text = report({ passed: 5, pending: 1 }, [{ status: 'failed', tests: ['failed', 'passed', 'failed'] }]);
    expect(totals(text, 1)).toMatchObject({ passed: 5, failed: 2, skipped: 1 });
  });

  test('count a file that could not be loaded as a failure', () => {
    const text = report({ passed: 5 }, [{ status: 'failed', tests: [] }, { status: 'passed', tests: ['passed'] }]);
    expect(totals(text, 1)).toMatchObject({ failed: 1, failures: ['test/app/file0.test.ts > (the file as a whole)'] });
  });

  test('count a failed test once, not again for its file', () => {
    expect(totals(report({}, [{ status: 'failed', tests: ['failed'] }]), 1).failed).toBe(1);
  });

  test('count an error outside any test', () => {
    expect(totals(report({ passed: 3 }), 1)).toMatchObject({ failed: 1, failures: ['(outside any test)'] });
  });

  test('count a runner that left no report', () => {
    expect(totals(null, 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  test('of a run from which the files that failed are taken are those of the others', () => {
    const text = report({ passed: 6, pending: 1 }, [{ status: 'passed', tests: ['passed', 'passed', 'passed'] }, { status: 'failed', tests: ['passed', 'failed', 'pending'] }, { status: 'failed', tests: [] }, { status: 'passed', tests: ['passed', 'passed'] }]);
    const passed = withoutFailedFiles(text);
    expect(passed.files).toEqual([`${folder}/test/app/file1.test.ts`, `${folder}/test/app/file2.test.ts`]);
    expect(totals(passed.report, 0)).toEqual({ passed: 5, failed: 0, skipped: 0, failures: [] });
  });

  test('of a run in which nothing failed lose nothing when the failed files are taken', () => {
    const text = report({ passed: 2, pending: 1 }, [{ status: 'passed', tests: ['passed', 'pending', 'passed'] }]);
    expect(withoutFailedFiles(text).files).toEqual([]);
    expect(totals(withoutFailedFiles(text).report, 0)).toEqual(totals(text, 0));
  });

  test('end in one plain line, with skipped tests only when there are some', () => {
    const sum = addTotals(addTotals(noTests, { ...noTests, passed: 3 }), { ...noTests, passed: 4, failed: 1 });
    expect(totalsLine(sum)).toBe('7 passed, 1 failed');
    expect(totalsLine({ ...sum, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });

  test('name each failed test with its file just before that line', () => {
    const first = totals(report({ passed: 1 }, [{ status: 'failed', tests: ['passed', 'failed'] }]), 1);
    const second = totals(report({}, [{ status: 'passed', tests: ['passed'] }, { status: 'failed', tests: ['failed'] }]), 1);
    expect(totalsText(addTotals(first, second))).toBe([
      'failed: test/app/file0.test.ts > a ring > sounds 1',
      'failed: test/app/file1.test.ts > a ring > sounds 0',
      '1 passed, 2 failed',
    ].join('\n'));
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
