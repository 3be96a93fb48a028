import { expect, test, vi } from 'vitest';
import { RecordingWriter } from '../../../electron/recordings/recordingWriter.ts';
import { StoreError } from '../../../electron/store/storeErrors.ts';

const row = { id: 'r', callId: 'c', startedAt: 0, mimeType: 'audio/webm' };
const piece = (sequence: number) => ({ bytes: Uint8Array.of(sequence), at: sequence });

/** A store that keeps chunks in their order as the real one does, and answers when it is told to. */
function slowStore() {
  const kept: number[] = [];
  const asked: number[] = [];
  let full = false;
  let open: (() => void) | undefined;
  let gate: Promise<void> | undefined;
  return {
    kept,
    asked,
    fill(is: boolean) { full = is; },
    hang() { gate = new Promise((resolve) => (open = resolve)); },
    goOn() { open?.(); gate = undefined; },
    beginRecording: () => Promise.resolve(),
    completeRecording: () => Promise.resolve(),
    listUnfinishedRecordings: () => Promise.resolve([]),
    async appendChunk({ sequence }: { sequence: number }) {
      asked.push(sequence);
      await gate;
      if (full) throw new StoreError('diskFull', 'No room.');
      if (sequence > kept.length) throw new StoreError('outOfOrder', 'A chunk before it is missing.');
      if (sequence === kept.length) kept.push(sequence);
    },
  };
}

function writerTo(store: ReturnType<typeof slowStore>) {
  const failures: unknown[] = [];
  const writer = new RecordingWriter(store, row, { stored: () => undefined, waiting: () => undefined, failed: (error) => failures.push(error) });
  return { writer, failures };
}

test('every piece is handed on at once, also while the store answers nothing', async () => {
  const store = slowStore();
  store.hang();
  const { writer, failures } = writerTo(store);
  for (const sequence of [0, 1, 2]) writer.add(piece(sequence));
  expect(store.asked).toEqual([0, 1, 2]);
  store.goOn();
  expect(await writer.end()).toBe(true);
  expect({ kept: store.kept, failures }).toEqual({ kept: [0, 1, 2], failures: [] });
});

test('pieces that a full disk refused are offered again in their order, with those that came meanwhile and later', async () => {
  vi.useFakeTimers();
  try {
    const store = slowStore();
    store.fill(true);
    const { writer, failures } = writerTo(store);
    for (const sequence of [0, 1]) writer.add(piece(sequence));
    await vi.advanceTimersByTimeAsync(100);
    writer.add(piece(2));
    expect(store.kept).toEqual([]);
    store.fill(false);
    await vi.advanceTimersByTimeAsync(1_000);
    writer.add(piece(3));
    expect(await writer.end()).toBe(true);
    expect({ kept: store.kept, failures }).toEqual({ kept: [0, 1, 2, 3], failures: [] });
  } finally {
    vi.useRealTimers();
  }
});
