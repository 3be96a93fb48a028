import { expect, test } from 'vitest';
import { fileStem } from '../../../electron/exports/fileStem.ts';

function inZone<T>(zone: string, work: () => T): T {
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

test('a file is named by the day where the seat is, not by the day in Greenwich', () => {
  const justAfterMidnight = Date.UTC(2026, 10, 21, 16, 5, 7);
  expect(inZone('Asia/Shanghai', () => fileStem(justAfterMidnight, 'day'))).toBe('2026-11-22');
  expect(inZone('America/New_York', () => fileStem(justAfterMidnight, 'day'))).toBe('2026-11-21');
});

test('a name with a time has no character that a system refuses in names', () => {
  const moment = Date.UTC(2026, 10, 22, 1, 51, 7);
  expect(inZone('Asia/Shanghai', () => fileStem(moment, 'minute'))).toBe('2026-11-22-0951');
  expect(inZone('Asia/Shanghai', () => fileStem(moment, 'second'))).toBe('2026-11-22-095107');
});
