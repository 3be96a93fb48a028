import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CallDesk } from '../../../electron/calls/callDesk.ts';
import type { Media, RecordingChunk } from '../../../electron/calls/media.ts';
import { CallRecorder } from '../../../electron/recordings/recordCalls.ts';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import type { RecordingMode } from '../../../shared/recordings/recordingModes.ts';
import { anyInvite, FakeLeg } from '../../fakes/fakeLeg.ts';
import { FakeRecordingStore, storeFailure } from '../../fakes/fakeRecordingStore.ts';

/** A media window under the test's control: hands chunks over when told, ends a recording when told or by itself. */
class FakeMedia implements Pick<Media, 'startRecording' | 'pauseRecording' | 'stopRecording'> {
  readonly asked: string[] = [];
  /** What the stopped recording still hands over before it is over. */
  lastChunks = 0;
  stopping: Promise<void> = Promise.resolve();
  private readonly sequences = new Map<string, number>();
  private readonly hand: (chunk: RecordingChunk) => void;

  constructor(hand: (chunk: RecordingChunk) => void) {
    this.hand = hand;
  }

  startRecording(mediaId: string, recordingId: string): void {
    this.asked.push(`start ${mediaId} ${recordingId}`);
  }

  pauseRecording(recordingId: string, paused: boolean): void {
    this.asked.push(`${paused ? 'pause' : 'resume'} ${recordingId}`);
  }

  async stopRecording(recordingId: string): Promise<void> {
    this.asked.push(`stop ${recordingId}`);
    await this.stopping;
    for (let left = this.lastChunks; left > 0; left -= 1) this.chunk(recordingId);
    this.hand({ recordingId, sequence: this.next(recordingId), bytes: new Uint8Array(), at: 0, last: true });
  }

  chunk(recordingId: string, byteLength = 1): void {
    const sequence = this.next(recordingId);
    this.hand({ recordingId, sequence, bytes: new Uint8Array(byteLength).fill(sequence), at: 1_000 + sequence, last: false });
  }

  private next(recordingId: string): number {
    const sequence = this.sequences.get(recordingId) ?? 0;
    this.sequences.set(recordingId, sequence + 1);
    return sequence;
  }
}

function openRecorder(store = new FakeRecordingStore()) {
  const told: string[] = [];
  const events: CallEvent['kind'][] = [];
  let mode: RecordingMode = 'always';
  let ids = 0;
  const media: FakeMedia = new FakeMedia((chunk) => recorder.chunkRecorded(chunk));
  const recorder: CallRecorder = new CallRecorder({
    store,
    media: () => media,
    desk: () => desk,
    newId: () => `r${++ids}`,
    now: () => 500,
    modeOf: () => mode,
    resumeAfterSeconds: () => 180,
    onComplete: (callId) => told.push(`complete ${callId}`),
    onWaiting: (callId) => told.push(`waiting ${callId}`),
    onFailed: (callId) => told.push(`failed ${callId}`),
    onIncomplete: (callId) => told.push(`incomplete ${callId}`),
  });
  const desk: CallDesk = new CallDesk({
    newId: () => `call-${desk.calls.length + 1}`,
    now: () => 2_000,
    listeners: [recorder.callChanged, ({ event }) => events.push(event.kind)],
    onListenerError: (error) => { throw error; },
  });
  const talk = async (leg = new FakeLeg()) => {
    const callId = desk.invited(leg, anyInvite(leg));
    await desk.answer(callId);
    leg.happen({ kind: 'answered' });
    return { leg, callId };
  };
  return { store, media, recorder, desk, told, events, talk, record: (chosen: RecordingMode) => (mode = chosen) };
}

/** Lets everything that needs no time happen. */
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe('recording a call', () => {
  test('begins with the answer, keeps every chunk in order and is completed after the last one', async () => {
    const { store, media, talk, told, events } = openRecorder();
    const { leg } = await talk();
    expect(media.asked).toEqual([`start ${leg.mediaId} r1`]);
    media.chunk('r1');
    media.chunk('r1');
    media.lastChunks = 2;
    leg.happen({ kind: 'ended', end: { by: 'remote', cause: 'hungUp' } });
    await settle();
    expect(store.requests).toEqual(['begin', 'chunk 0', 'chunk 1', 'chunk 2', 'chunk 3', 'complete']);
    expect(store.kept.get('r1')).toMatchObject({ callId: 'call-1', startedAt: 500, chunks: [0, 1, 2, 3], state: 'complete' });
    expect(told).toEqual(['complete call-1']);
    expect(events.slice(-2)).toEqual(['answered', 'ended']);
  });

  test('shows in the call from the first durable chunk until the media stop', async () => {
    const { media, talk, desk, events } = openRecorder();
    const { callId } = await talk();
    await settle();
    expect(desk.find(callId)?.recording).toBe(false);
    media.chunk('r1');
    await settle();
    expect(desk.find(callId)?.recording).toBe(true);
    desk.hangUp(callId);
    await settle();
    expect(desk.find(callId)?.recording).toBe(false);
    expect(events.slice(-3)).toEqual(['recordingStarted', 'ended', 'recordingStopped']);
  });

  test('that ends at once, before any media, is complete and empty', async () => {
    const { store, talk, desk, told } = openRecorder();
    const { callId } = await talk();
    desk.hangUp(callId);
    await settle();
    expect(store.requests).toEqual(['begin', 'complete']);
    expect(store.kept.get('r1')).toMatchObject({ chunks: [], state: 'complete' });
    expect(told).toEqual(['complete call-1']);
  });

  test('is not begun when it is not wanted, and of a call without media says so', async () => {
    const { store, talk, record, told } = openRecorder();
    const leg = new FakeLeg();
    leg.mediaId = undefined;
    await talk(leg);
    record('never');
    await talk();
    await settle();
    expect(store.requests).toEqual([]);
    expect(told).toEqual(['failed call-1']);
  });

  test('ended while the media window is being replaced waits for its last piece', async () => {
    const { store, media, talk, desk } = openRecorder();
    const { callId } = await talk();
    media.chunk('r1');
    let replaced = () => {};
    media.stopping = new Promise((resolve) => (replaced = resolve));
    media.lastChunks = 1;
    desk.hangUp(callId);
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0], state: 'recording' });
    replaced();
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0, 1], state: 'complete' });
  });

  test('whose media cannot be stopped is completed with what came', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    const { callId } = await talk();
    media.chunk('r1');
    media.stopping = Promise.reject(new Error('the media windows are gone'));
    desk.hangUp(callId);
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0], state: 'complete' });
    expect(told).toEqual(['incomplete call-1', 'complete call-1']);
  });

  test('goes on beside another one, each with its own chunks', async () => {
    const { store, media, talk, desk } = openRecorder();
    const first = await talk();
    await talk();
    media.chunk('r1');
    media.chunk('r2');
    media.chunk('r1');
    desk.hangUp(first.callId);
    await settle();
    media.chunk('r2');
    media.chunk('r1');
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0, 1], state: 'complete' });
    expect(store.kept.get('r2')).toMatchObject({ chunks: [0, 1], state: 'recording' });
  });
});

describe('a recording that is paused', () => {
  test('records silence until it is resumed, and both are told once', async () => {
    const { media, recorder, talk, events, desk } = openRecorder();
    const { callId } = await talk();
    media.chunk('r1');
    await settle();
    recorder.pause(callId);
    recorder.pause(callId);
    expect(desk.find(callId)?.recordingPausedAt).toBe(2_000);
    recorder.resume(callId);
    recorder.resume(callId);
    expect(media.asked.slice(1)).toEqual(['pause r1', 'resume r1']);
    expect(events.slice(-3)).toEqual(['recordingStarted', 'recordingPaused', 'recordingResumed']);
    expect(desk.find(callId)?.recordingPausedAt).toBeNull();
  });

  test('goes on by itself when it was forgotten, and not after the call', async () => {
    const { media, recorder, talk, events, desk } = openRecorder();
    const { callId } = await talk();
    recorder.pause(callId);
    await vi.advanceTimersByTimeAsync(181_000);
    expect(media.asked.at(-1)).toBe('resume r1');
    expect(events.at(-1)).toBe('recordingResumed');
    recorder.pause(callId);
    desk.hangUp(callId);
    await vi.advanceTimersByTimeAsync(181_000);
    expect(media.asked.slice(-2)).toEqual(['pause r1', 'stop r1']);
  });

  test('is marked also when the pause came before the first piece', async () => {
    const { recorder, talk, events } = openRecorder();
    const { callId } = await talk();
    recorder.pause(callId);
    expect(events.at(-1)).toBe('recordingPaused');
  });
});

describe('a call that the rules leave to the agent', () => {
  test('is recorded from when the agent says so, once', async () => {
    const { media, recorder, talk, record } = openRecorder();
    record('onDemand');
    const { callId, leg } = await talk();
    expect(media.asked).toEqual([]);
    expect(() => recorder.pause(callId)).toThrow('not being recorded');
    recorder.startByHand(callId);
    recorder.startByHand(callId);
    expect(media.asked).toEqual([`start ${leg.mediaId} r1`]);
  });

  test('is refused to be recorded where the rules say never', async () => {
    const { recorder, talk, record } = openRecorder();
    record('never');
    const { callId } = await talk();
    expect(() => recorder.startByHand(callId)).toThrow('not recorded by hand');
  });
});

describe('a disk that takes nothing', () => {
  test('is told once; chunks wait in memory and are written in order when it takes them again', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    const { callId } = await talk();
    media.chunk('r1');
    await settle();
    store.failing = { error: storeFailure('diskFull') };
    for (let second = 0; second < 90; second += 1) {
      media.chunk('r1');
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told).toEqual(['waiting call-1']);
    expect(store.kept.get('r1')?.chunks).toEqual([0]);
    store.failing = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    media.chunk('r1');
    desk.hangUp(callId);
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: Array.from({ length: 92 }, (_, sequence) => sequence), state: 'complete' });
    expect(told).toEqual(['waiting call-1', 'complete call-1']);
  });

  test('from the beginning delays the row, and the end of the call loses nothing', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    store.failing = { error: storeFailure('ioError') };
    const { callId } = await talk();
    media.chunk('r1');
    desk.hangUp(callId);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(store.kept.size).toBe(0);
    store.failing = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0], state: 'complete' });
    expect(told).toEqual(['waiting call-1', 'complete call-1']);
  });

  test('for too long ends the recording where it is, and what waits is still written', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    const { callId } = await talk();
    await settle();
    store.failing = { error: storeFailure('diskFull') };
    for (let piece = 0; piece < 20; piece += 1) media.chunk('r1', 4 * 2 ** 20);
    await settle();
    expect(told).toEqual(['failed call-1', 'waiting call-1']);
    store.failing = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    media.chunk('r1');
    desk.hangUp(callId);
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: Array.from({ length: 16 }, (_, sequence) => sequence), state: 'complete' });
    expect(desk.find(callId)?.recording).toBe(false);
  });

  test('while completing leaves the recording for another attempt', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    const { callId } = await talk();
    media.chunk('r1');
    store.failing = { error: storeFailure('diskFull'), only: 'complete' };
    desk.hangUp(callId);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(store.kept.get('r1')?.state).toBe('recording');
    store.failing = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(store.kept.get('r1')?.state).toBe('complete');
    expect(told).toEqual(['waiting call-1', 'complete call-1']);
  });
});

describe('a refusal that cannot pass', () => {
  test('of a chunk ends the recording there, told once, and what is stored is completed', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    const { callId } = await talk();
    media.chunk('r1');
    await settle();
    store.failing = { error: storeFailure('conflict'), only: 'chunk' };
    for (let piece = 0; piece < 3; piece += 1) {
      media.chunk('r1');
      await settle();
    }
    store.failing = undefined;
    media.chunk('r1');
    desk.hangUp(callId);
    await settle();
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0], state: 'complete' });
    expect(told).toEqual(['failed call-1', 'complete call-1']);
  });

  test('of the row leaves nothing to complete', async () => {
    const { store, media, talk, desk, told } = openRecorder();
    store.failing = { error: storeFailure('unknownCall') };
    const { callId } = await talk();
    await settle();
    media.chunk('r1');
    desk.hangUp(callId);
    await settle();
    expect(store.requests).toEqual(['begin']);
    expect(told).toEqual(['failed call-1']);
  });

  test('of the completion keeps the recording as it is', async () => {
    const { store, talk, desk, told } = openRecorder();
    store.failing = { error: storeFailure('internal'), only: 'complete' };
    const { callId } = await talk();
    desk.hangUp(callId);
    await settle();
    expect(store.kept.get('r1')?.state).toBe('recording');
    expect(told).toEqual(['incomplete call-1']);
  });
});

describe('recordings that a crash cut off', () => {
  const cutOff = async (store: FakeRecordingStore, ids: readonly string[]) => {
    for (const [index, id] of ids.entries()) await store.beginRecording({ id, callId: `of ${id}`, startedAt: 100 + index, mimeType: '' });
    store.requests.length = 0;
  };

  test('are completed newest first, and one that fails stops no other', async () => {
    const { store, recorder, told } = openRecorder();
    await cutOff(store, ['old', 'middle', 'new']);
    const complete = store.completeRecording.bind(store);
    store.completeRecording = async (argument) => {
      if (argument.id === 'middle') throw storeFailure('internal');
      return complete(argument);
    };
    expect(await recorder.recoverInterrupted()).toBe(2);
    expect(told).toEqual(['complete of new', 'incomplete of middle', 'complete of old']);
    expect([...store.kept.values()].map(({ state }) => state)).toEqual(['recovered', 'recording', 'recovered']);
  });

  test('do not include the one that runs', async () => {
    const { store, recorder, media, talk } = openRecorder();
    await cutOff(store, ['old']);
    await talk();
    media.chunk('r1');
    await settle();
    expect(await recorder.recoverInterrupted()).toBe(1);
    expect(store.kept.get('r1')?.state).toBe('recording');
  });

  test('are left for the next start when the program ends meanwhile', async () => {
    const { store, recorder } = openRecorder();
    await cutOff(store, ['old', 'new']);
    let completed = () => {};
    store.completing = new Promise((resolve) => (completed = resolve));
    const recovering = recorder.recoverInterrupted();
    await settle();
    await recorder.close(1_000);
    completed();
    expect(await recovering).toBe(1);
    expect(store.kept.get('old')?.state).toBe('recording');
  });
});

describe('the end of the program', () => {
  test('stops and completes what runs, and nothing new begins', async () => {
    const { store, recorder, media, talk } = openRecorder();
    await talk();
    media.chunk('r1');
    media.lastChunks = 1;
    const closing = recorder.close(5_000);
    await talk();
    expect(await closing).toBe(true);
    expect(store.kept.get('r1')).toMatchObject({ chunks: [0, 1], state: 'complete' });
    expect([...store.kept.keys()]).toEqual(['r1']);
  });

  test('does not wait longer than it may', async () => {
    const { store, recorder, media, talk } = openRecorder();
    await talk();
    media.chunk('r1');
    store.completing = new Promise(() => {});
    const closing = recorder.close(5_000);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await closing).toBe(false);
  });

  test('offers what waits for the disk once more and then gives up', async () => {
    const { store, recorder, media, talk, told } = openRecorder();
    await talk();
    await settle();
    store.failing = { error: storeFailure('diskFull') };
    media.chunk('r1');
    await vi.advanceTimersByTimeAsync(20_000);
    const before = store.requests.length;
    expect(await recorder.close(5_000)).toBe(true);
    expect(store.requests.slice(before)).toEqual(['chunk 0', 'complete']);
    expect(told).toEqual(['waiting call-1', 'failed call-1', 'incomplete call-1']);
  });
});
