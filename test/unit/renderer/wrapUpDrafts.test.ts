import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { changeDraft, finishWrapUp, keepDraftsOf, takeUpSaved, useWrapUpDrafts } from '../../../renderer/calls/wrapUpDrafts.ts';
import { useMirror } from '../../../renderer/stores/consoleStore.ts';
import { useFailures } from '../../../renderer/stores/failures.ts';
import { noDisposition } from '../../../shared/dispositions/disposition.ts';
import { anyCallView, anyConsoleState, FakeBridge } from '../../fakes/fakeBridge.ts';

const state = anyConsoleState({ calls: [anyCallView({ state: { kind: 'ended', since: 0, answeredAt: 0, end: { by: 'remote', cause: 'hungUp' } } })] });
const callId = state.calls[0]!.call.id;
const written = { ...noDisposition, note: 'wants an invoice' };
const full = { ok: false, error: { code: 'full', message: 'The disk is full' } } as const;
let bridge: FakeBridge;

beforeEach(() => {
  vi.useFakeTimers();
  bridge = new FakeBridge(state);
  vi.stubGlobal('window', { console400: bridge });
  useMirror.setState({ state });
  useWrapUpDrafts.setState({}, true);
  useFailures.setState({ failures: [] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const saved = () => bridge.sent.filter(({ name }) => name === 'call:dispose').map(({ argument }) => (argument as { readonly disposition: unknown }).disposition);

test('a write-up that cannot be saved when its call has left is not lost: the agent is told, and it is tried again', async () => {
  changeDraft(callId, { disposition: written });
  bridge.results.set('call:dispose', full);
  await keepDraftsOf([]);
  expect(useFailures.getState().failures).toMatchObject([{ error: { code: 'full' } }]);
  bridge.results.delete('call:dispose');
  await keepDraftsOf([]);
  expect(saved()).toEqual([written, written]);
  expect(useWrapUpDrafts.getState()).toEqual({});
});

test('nor is one that was being saved when its call left', async () => {
  changeDraft(callId, { disposition: written });
  bridge.results.set('call:dispose', full);
  vi.advanceTimersByTime(1_000);
  await keepDraftsOf([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(useWrapUpDrafts.getState()[callId]).toMatchObject({ disposition: written, kept: 'unsaved' });
});

test('one that cannot be finished is kept whole, also when its call has left meanwhile: nothing empty takes its place', async () => {
  changeDraft(callId, { disposition: written });
  bridge.results.set('call:dispose', full);
  const finishing = finishWrapUp(callId);
  await keepDraftsOf([]);
  expect(await finishing).toBe(false);
  expect(useWrapUpDrafts.getState()[callId]).toMatchObject({ disposition: written, kept: 'unsaved' });
});

test('what a full disk refused is saved by itself once there is room, whether its call is still there or not', async () => {
  for (const stays of [true, false]) {
    changeDraft(callId, { disposition: written });
    bridge.results.set('call:dispose', full);
    if (!stays) await keepDraftsOf([]);
    await vi.advanceTimersByTimeAsync(60_000);
    bridge.results.delete('call:dispose');
    const before = saved().length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(saved().slice(before), String(stays)).toEqual([written]);
    expect(useWrapUpDrafts.getState()[callId]).toMatchObject({ disposition: written, kept: 'saved' });
  }
});

test('one of a call that nobody knows is given up', async () => {
  changeDraft(callId, { disposition: written });
  bridge.results.set('call:dispose', { ok: false, error: { code: 'unknownCall', message: 'No such call' } });
  await keepDraftsOf([]);
  expect(useWrapUpDrafts.getState()).toEqual({});
});

test('after a reload a planned call keeps its time, however many are planned before it', async () => {
  const dueAt = Date.now() + 9 * 86_400_000;
  const planned = { ...noDisposition, followUp: 'callBack' as const };
  bridge = new FakeBridge(state, { 'callLog:disposition': () => planned, 'task:ofCall': ((argument: { readonly callId: string }) => ({ callId: argument.callId, dueAt })) as never });
  vi.stubGlobal('window', { console400: bridge });
  await takeUpSaved(callId);
  changeDraft(callId, { disposition: { ...planned, note: 'spare part' } });
  expect(useWrapUpDrafts.getState()[callId]).toMatchObject({ callBackAt: dueAt });
});
