import { describe, expect, test } from 'vitest';
import { tileCount, toAmplitude } from '../../shared/waveform/waveform.ts';
import type { Marker } from '../../shared/waveform/marker.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';
import { anyCall, anyTime, openForTest, type DirectStore } from './temporaryStore.ts';

/** The entries that take many turns of the event loop. */
type Asked = DirectStore & { makeWaveform(argument: { readonly recordingId: string }): Promise<ReturnType<DirectStore['makeWaveform']>>; completeRecording(argument: { readonly id: string; readonly state: 'complete' }): Promise<void> };

function openWithCall() {
  const ask = openForTest().ask as Asked;
  ask.beginCall(anyCall({ callId: 'c' }));
  ask.beginRecording({ id: 'r', callId: 'c', startedAt: anyTime, mimeType: 'audio/webm;codecs=opus' });
  return ask;
}

async function recorded(seconds: number) {
  const ask = openWithCall();
  for (const [sequence, { bytes, at }] of [...longRecording({ seconds, at: anyTime })].entries()) ask.appendChunk({ recordingId: 'r', sequence, bytes, at });
  await ask.completeRecording({ id: 'r', state: 'complete' });
  return ask;
}

describe('the waveform of a recording', () => {
  test('is measured once it is complete, with both voices and peaks at every level', async () => {
    const ask = await recorded(6);
    const outline = await ask.makeWaveform({ recordingId: 'r' });
    expect(outline).toMatchObject({ recordingId: 'r', damagedMs: 0 });
    expect(Math.abs(outline!.durationMs - 6_000)).toBeLessThan(100);
    for (const lane of ['agent', 'customer'] as const) {
      expect(outline!.speech[lane]).toHaveLength(1);
      const [from, until] = outline!.speech[lane][0]!;
      expect(from).toBeLessThan(200);
      expect(until).toBeGreaterThan(5_800);
    }
    expect(ask.getWaveform({ recordingId: 'r' })).toEqual(outline);
    for (const level of [0, 1, 2] as const) {
      const bytes = ask.readPeaks({ recordingId: 'r', level, tile: 0, count: tileCount(level, outline!.durationMs) });
      const middle = bytes.subarray(Math.floor(bytes.length / 8) * 4, Math.floor(bytes.length / 8) * 4 + 4);
      for (const byte of middle) expect(toAmplitude(byte)).toBeGreaterThan(0.01);
    }
    expect(ask.readPeaks({ recordingId: 'r', level: 0, tile: 5, count: 3 })).toHaveLength(0);
  });

  test('is there without being asked for, and asking twice at once measures once', async () => {
    const ask = await recorded(2);
    const [one, other] = await Promise.all([ask.makeWaveform({ recordingId: 'r' }), ask.makeWaveform({ recordingId: 'r' })]);
    expect(one).toBe(other);
    await expect.poll(() => ask.getWaveform({ recordingId: 'r' })).not.toBeNull();
  });

  test('is none while the recording runs, when it holds nothing, and of an unknown one', async () => {
    const ask = openWithCall();
    expect(await ask.makeWaveform({ recordingId: 'r' })).toBeNull();
    await ask.completeRecording({ id: 'r', state: 'complete' });
    expect(await ask.makeWaveform({ recordingId: 'r' })).toBeNull();
    expect(await ask.makeWaveform({ recordingId: 'other' })).toBeNull();
  });

  test('can be removed with everything that shows what was said', async () => {
    const ask = await recorded(2);
    await ask.makeWaveform({ recordingId: 'r' });
    ask.forgetWaveform({ recordingId: 'r' });
    ask.forgetWaveform({ recordingId: 'r' });
    expect(ask.getWaveform({ recordingId: 'r' })).toBeNull();
    expect(ask.readPeaks({ recordingId: 'r', level: 2, tile: 0, count: 4 })).toHaveLength(0);
  });
});

describe('markers', () => {
  const marker = (changes: Partial<Marker> = {}): Marker => ({ id: 'm1', callId: 'c', atMs: 5_000, untilMs: null, kind: 'note', text: '语气好', author: '8001', madeAt: 1, changedAt: 1, ...changes });

  test('come in the order of the recording, whatever order they were made in, and only of their call', () => {
    const ask = openWithCall();
    for (const one of [marker(), marker({ id: 'm2', atMs: 900, kind: 'fault' }), marker({ id: 'm3', callId: 'other' })]) ask.saveMarker({ marker: one });
    expect(ask.listMarkers({ callId: 'c' }).map(({ id }) => id)).toEqual(['m2', 'm1']);
    expect(ask.getMarker({ id: 'm1' })).toEqual(marker());
  });

  test('are changed in place; who made it, when and of which call stays', () => {
    const { ask } = { ask: openWithCall() };
    ask.saveMarker({ marker: marker() });
    ask.saveMarker({ marker: marker({ text: '😀\u202Eطويل', kind: 'praise', untilMs: 9_000, author: 'somebody', callId: 'other', madeAt: 7, changedAt: 8 }) });
    expect(ask.listMarkers({ callId: 'c' })).toEqual([marker({ text: '😀\u202Eطويل', kind: 'praise', untilMs: 9_000, changedAt: 8 })]);
  });

  test('that were removed stay so, also when an earlier change is repeated', () => {
    const ask = openWithCall();
    ask.saveMarker({ marker: marker() });
    ask.removeMarker({ id: 'm1', at: 5 });
    ask.saveMarker({ marker: marker() });
    expect(ask.listMarkers({ callId: 'c' })).toEqual([]);
    expect(ask.getMarker({ id: 'm1' })).toBeNull();
  });
});
