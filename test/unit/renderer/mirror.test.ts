import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StateChange } from '../../../shared/ipc/consoleState.ts';
import { emptyMirror, withChange, withSnapshot } from '../../../renderer/stores/mirror.ts';
import type { Mirror } from '../../../renderer/stores/mirror.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';

const change = (revision: number): StateChange => ({ revision, patch: { callLogRevision: revision } });
const snapshot = (revision: number) => ({ revision, state: anyConsoleState({ callLogRevision: revision }) });
const ready = withSnapshot(emptyMirror, snapshot(5));

test('a snapshot fills the mirror', () => {
  expect(ready).toMatchObject({ revision: 5, outdated: false, state: { callLogRevision: 5 } });
});

test('the next revision is applied and leaves other slices alone', () => {
  const after = withChange(ready, change(6));
  expect(after).toMatchObject({ revision: 6, outdated: false, state: { callLogRevision: 6 } });
  expect(after.state?.preferences).toBe(ready.state?.preferences);
});

test('a revision that the snapshot already holds is dropped', () => {
  expect(withChange(ready, change(5))).toBe(ready);
});

test('a gap makes the mirror outdated and keeps showing the old state', () => {
  const after = withChange(ready, change(8));
  expect(after).toMatchObject({ outdated: true, revision: 5, state: { callLogRevision: 5 } });
});

test('changes that came before the snapshot are applied after it, in order', () => {
  const waiting = [change(6), change(7)].reduce(withChange, emptyMirror);
  expect(withSnapshot(waiting, snapshot(5))).toMatchObject({ revision: 7, outdated: false, state: { callLogRevision: 7 } });
});

test('a change missing between snapshot and waiting changes asks for another snapshot', () => {
  const waiting = [change(9)].reduce(withChange, emptyMirror);
  expect(withSnapshot(waiting, snapshot(5))).toMatchObject({ outdated: true, revision: 5 });
});

test('whatever changes are lost and whenever snapshots come, the mirror never shows a state that main never had', () => {
  // Main's revision n has callLogRevision n: any other pair would be a state main never had.
  const step = fc.oneof(fc.record({ kind: fc.constant('change' as const), lost: fc.boolean() }), fc.record({ kind: fc.constant('snapshot' as const), age: fc.nat(3) }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let mirror: Mirror = emptyMirror;
      let revision = 1;
      for (const now of steps) {
        if (now.kind === 'change') {
          revision += 1;
          if (!now.lost) mirror = withChange(mirror, change(revision));
        } else if (mirror.outdated) {
          mirror = withSnapshot(mirror, snapshot(Math.max(1, revision - now.age)));
        }
        if (mirror.state) expect(mirror.state.callLogRevision).toBe(mirror.revision);
      }
      // A snapshot of the present always brings the mirror up to date.
      mirror = withSnapshot(mirror, snapshot(revision));
      expect(mirror).toMatchObject({ revision, outdated: false });
    }),
  );
});
