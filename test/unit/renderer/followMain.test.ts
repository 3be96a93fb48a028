import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../../shared/ipc/bridge.ts';
import { emptyMirror } from '../../../renderer/stores/mirror.ts';
import type { Mirror } from '../../../renderer/stores/mirror.ts';
import { followMain } from '../../../renderer/stores/followMain.ts';
import { FakeBridge, anyConsoleState } from '../../fakes/fakeBridge.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function holder() {
  let mirror: Mirror = emptyMirror;
  return { getState: () => mirror, setState: (next: Mirror) => void (mirror = next) };
}

const settled = () => vi.advanceTimersByTimeAsync(0);

test('a change between the subscription and the snapshot is not lost', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  const mirror = holder();
  followMain(bridge, mirror);
  bridge.change({ callLogRevision: 1 });
  await settled();
  expect(mirror.getState()).toMatchObject({ outdated: false, revision: bridge.revision, state: { callLogRevision: 1 } });
});

test('a lost change brings one more snapshot', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  const mirror = holder();
  followMain(bridge, mirror);
  await settled();
  bridge.revision += 1;
  bridge.change({ callLogRevision: 9 });
  bridge.change({ callLogRevision: 10 });
  await settled();
  expect(bridge.snapshots).toBe(2);
  expect(mirror.getState()).toMatchObject({ outdated: false, revision: bridge.revision, state: { callLogRevision: 10 } });
});

test('a snapshot that main refuses is asked for again', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  let refusals = 2;
  const query: Bridge['query'] = (name, argument) => (refusals-- > 0 ? Promise.reject(new Error('not ready')) : bridge.query(name, argument));
  const mirror = holder();
  followMain({ on: bridge.on, query }, mirror);
  await vi.advanceTimersByTimeAsync(5000);
  expect(mirror.getState().outdated).toBe(false);
});

test('a question for the snapshot that is never answered is put again', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  let lost = 1;
  const query: Bridge['query'] = (name, argument) => (lost-- > 0 ? new Promise(() => {}) : bridge.query(name, argument));
  const mirror = holder();
  followMain({ on: bridge.on, query }, mirror);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(mirror.getState()).toMatchObject({ outdated: false, revision: bridge.revision });
  expect(bridge.snapshots, 'one that is answered is not').toBe(1);
});

test('an answer that comes after the question was put again changes nothing any more', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  let answerLate: (() => void) | undefined;
  const query: Bridge['query'] = async (name, argument) => {
    const reply = await bridge.query(name, argument);
    if (answerLate) return reply;
    return new Promise((resolve) => { answerLate = () => resolve(reply); });
  };
  const mirror = holder();
  followMain({ on: bridge.on, query }, mirror);
  await settled();
  bridge.change({ callLogRevision: 5 });
  await vi.advanceTimersByTimeAsync(60_000);
  answerLate?.();
  await settled();
  expect(mirror.getState()).toMatchObject({ outdated: false, state: { callLogRevision: 5 } });
  expect(bridge.snapshots).toBe(2);
});

test('after it has been stopped nothing changes the mirror', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  const mirror = holder();
  const stop = followMain(bridge, mirror);
  await settled();
  stop();
  const before = mirror.getState();
  bridge.change({ callLogRevision: 3 });
  await settled();
  expect(mirror.getState()).toBe(before);
});

test('changes of the start wait for the first picture and then come in one go, and later ones come at once', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  const mirror = holder();
  let states = 0;
  const counting = { getState: mirror.getState, setState: (next: Mirror) => { states += 1; mirror.setState(next); } };
  let drawn = (): void => {};
  followMain(bridge, counting, (run) => { drawn = run; });
  await settled();
  expect(states).toBe(1);
  for (const callLogRevision of [1, 2, 3]) bridge.change({ callLogRevision });
  expect(states).toBe(1);
  drawn();
  expect(states).toBe(2);
  expect(mirror.getState()).toMatchObject({ outdated: false, revision: bridge.revision, state: { callLogRevision: 3 } });
  bridge.change({ callLogRevision: 4 });
  expect(mirror.getState().state?.callLogRevision).toBe(4);
});

test('a change that is lost while the first picture is drawn brings one more snapshot, which nothing waits for', async () => {
  const bridge = new FakeBridge(anyConsoleState());
  const mirror = holder();
  let drawn = (): void => {};
  let pictures = 0;
  followMain(bridge, mirror, (run) => { pictures += 1; drawn = run; });
  await settled();
  bridge.revision += 1;
  bridge.change({ callLogRevision: 9 });
  drawn();
  await settled();
  expect(bridge.snapshots).toBe(2);
  bridge.change({ callLogRevision: 10 });
  expect(mirror.getState()).toMatchObject({ outdated: false, state: { callLogRevision: 10 } });
  expect(pictures).toBe(1);
});
