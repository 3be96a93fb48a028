import { expect, test } from 'vitest';
import type { RoutingStatus } from '../../../shared/routing/routingStatus.ts';
import { withSnapshotsOf } from '../../../renderer/stores/routingMemory.ts';
import { anyCallView } from '../../fakes/fakeBridge.ts';

const status = (takenAt: number): RoutingStatus => ({ serviceNumber: '4008201234', label: '', state: 'inService', stateReason: '', rule: '', hunting: 'random', onDuty: [], source: '', takenAt });
const callWith = (takenAt: number) => anyCallView({}, { routing: { kind: 'found', value: status(takenAt), source: '', tookMs: 1 } });

test('the newest snapshot of a number is remembered', () => {
  const memory = withSnapshotsOf({}, [callWith(5), callWith(9), callWith(7)]);
  expect(memory['4008201234']?.takenAt).toBe(9);
});

test('calls without a snapshot leave the memory as it is', () => {
  const memory = withSnapshotsOf({}, [callWith(5)]);
  expect(withSnapshotsOf(memory, [anyCallView(), callWith(5)])).toBe(memory);
});
