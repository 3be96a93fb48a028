import { expect, test } from 'vitest';
import type { RoutingStatus } from '../../../shared/routing/routingStatus.ts';
import { freshestRouting } from '../../../renderer/numbers/freshestRouting.ts';

const status = (takenAt: number): RoutingStatus => ({ serviceNumber: '4008201234', label: '', state: 'inService', stateReason: '', rule: '', hunting: 'random', onDuty: [], source: 'platform', takenAt });
const found = (takenAt: number) => ({ kind: 'found', value: status(takenAt), source: 'local store', tookMs: 1 }) as const;
const failed = { kind: 'failed', source: 'platform', message: '' } as const;

test('a newer snapshot of the same number takes the place of the one that came with the call', () => {
  expect(freshestRouting(found(5), [status(9)], '4008201234')).toMatchObject({ kind: 'found', value: { takenAt: 9 }, source: 'platform' });
});

test('an older one does not', () => {
  const own = found(9);
  expect(freshestRouting(own, [status(5)], '4008201234')).toBe(own);
});

test('a failed look-up is filled in by a known snapshot, a pending one keeps waiting', () => {
  expect(freshestRouting(failed, [status(5)], '4008201234')).toMatchObject({ kind: 'found', value: { takenAt: 5 } });
  expect(freshestRouting({ kind: 'pending' }, [status(5)], '4008201234')).toEqual({ kind: 'pending' });
});

test('another number\'s snapshot changes nothing', () => {
  expect(freshestRouting(failed, [status(5)], '4006008899')).toBe(failed);
  expect(freshestRouting(failed, [status(5)], '')).toBe(failed);
});
