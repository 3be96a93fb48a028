import type { CallEvent } from '../../../../shared/calls/callEvent.ts';
import type { Recording } from '../../../../shared/recordings/recording.ts';
import { findSpeech } from '../../../../shared/waveform/findSpeech.ts';
import type { Marker } from '../../../../shared/waveform/marker.ts';
import { peakTiles } from '../../../../shared/waveform/peakTiles.ts';
import type { LaneLevels } from '../../../../shared/waveform/soundMeter.ts';
import { tileBuckets, bucketBytes } from '../../../../shared/waveform/waveform.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { seeded, voiceOf, type Phrase } from '../../../fixtures/waveform/voice.ts';
import { row } from './answers.ts';
import { now } from './scenes.ts';

const length = 372_000;
const startedAt = now - 431_000;
const call = row(0);

/** Two who take turns, sometimes at once, with a hold and a paused part in which nobody is heard. */
function turns(seed: number): { agent: Phrase[]; customer: Phrase[] } {
  const random = seeded(seed);
  const spoken = { agent: [] as Phrase[], customer: [] as Phrase[] };
  let at = 900;
  for (let turn = 0; at < length - 9_000; turn += 1) {
    const untilMs = at + 1_400 + random() * (turn % 2 === 0 ? 9_000 : 13_000);
    (turn % 2 === 0 ? spoken.agent : spoken.customer).push({ fromMs: at, untilMs });
    at = untilMs + (random() < 0.25 ? -1_300 : random() < 0.2 ? 4_200 : 350 + random() * 700);
    if (at > 118_000 && at < 146_000) at = 146_500;
    if (at > 236_000 && at < 252_000) at = 252_400;
  }
  return spoken;
}

function measured(phrases: readonly Phrase[], speechDb: number, seed: number): LaneLevels {
  const effective = voiceOf(phrases.filter(({ fromMs }) => fromMs < 118_000 || fromMs > 140_000), length, { speechDb, noiseDb: -58, seed });
  const random = seeded(seed + 9);
  // Sentences rise and fall, and nobody is equally loud for minutes.
  const swell = effective.map((value, frame) => value * (0.55 + 0.45 * Math.abs(Math.sin(frame / 37)) + 0.3 * Math.abs(Math.sin(frame / 11 + seed))));
  return { effective: swell, peak: swell.map((value) => Math.min(1, value * (1.7 + random() * 1.6))) };
}

const spoken = turns(5);
const levels = { agent: measured(spoken.agent, -23, 3), customer: measured(spoken.customer, -27, 8) };
const tiles = peakTiles(levels);
const outline = { recordingId: 'recording-0', durationMs: length, damagedMs: 0, speech: { agent: findSpeech(levels.agent.effective), customer: findSpeech(levels.customer.effective) } };

const recording: Recording = { id: 'recording-0', callId: call.callId, startedAt, state: 'complete', form: 'finished', mimeType: 'audio/webm', channels: 2, chunkCount: 372, byteLength: 2_976_000, durationMs: length, shard: '2026-11', deleted: null };

const events: readonly CallEvent[] = [
  { kind: 'rang', at: startedAt - 6_000 },
  { kind: 'answered', at: startedAt },
  { kind: 'recordingStarted', at: startedAt },
  { kind: 'dtmfSent', at: startedAt + 62_000, digits: 4, transport: 'rfc4733' },
  { kind: 'held', at: startedAt + 118_000, by: 'agent' },
  { kind: 'transferRequested', at: startedAt + 124_000, how: 'consult', to: '8020' },
  { kind: 'transferFailed', at: startedAt + 139_000, problem: 'busy', sipCode: 486 },
  { kind: 'resumed', at: startedAt + 146_000, by: 'agent' },
  { kind: 'recordingPaused', at: startedAt + 236_000 },
  { kind: 'recordingResumed', at: startedAt + 252_000, by: 'agent' },
  { kind: 'mediaAlarmRaised', at: startedAt + 300_000, alarm: 'noPacketsIn' },
  { kind: 'mediaAlarmCleared', at: startedAt + 304_000, alarm: 'noPacketsIn' },
  { kind: 'ended', at: startedAt + length, end: { by: 'remote', cause: 'hungUp' } },
];

const marker = (id: string, atMs: number, untilMs: number | null, kind: Marker['kind'], text: string): Marker => ({ id, callId: call.callId, atMs, untilMs, kind, text, author: '8050', madeAt: now, changedAt: now });
const markers: readonly Marker[] = [
  marker('m1', 4_200, null, 'praise', '开场白完整，报了工号'),
  marker('m2', 88_000, 104_000, 'fault', '客户两次说明型号，坐席没有复述确认'),
  marker('m3', 198_500, null, 'question', '这里承诺的上门时间是否查过派工系统？'),
];

function search({ text, limit }: { readonly text: string; readonly limit: number }) {
  const entries = Array.from({ length: 200 }, (_, position) => row(position)).filter((entry) => entry.recordingId !== null && `${entry.remoteNumber}${entry.customerName}${entry.company}${entry.disposition}`.includes(text));
  return { entries: entries.slice(0, limit), cursor: null };
}

export const reviewAnswers: FakeAnswers = {
  'callLog:search': search as never,
  'callLog:entry': () => ({ entry: { ...call, recordingMs: length, talkSeconds: length / 1_000 }, events }) as never,
  'recording:get': () => recording,
  'waveform:get': () => outline,
  'waveform:peaks': (({ level, tile, count }: { readonly level: number; readonly tile: number; readonly count: number }) => {
    const wanted = tiles.filter((one) => one.level === level && one.tile >= tile && one.tile < tile + count);
    const bytes = new Uint8Array(wanted.reduce((sum, one) => sum + one.bytes.length, 0));
    for (const one of wanted) bytes.set(one.bytes, (one.tile - tile) * tileBuckets * bucketBytes);
    return bytes;
  }) as never,
  'marker:list': () => markers,
};

/** Ends of recordings that are told in plain words. */
export const reviewVariants: Readonly<Record<string, FakeAnswers>> = {
  review: reviewAnswers,
  reviewRunning: { ...reviewAnswers, 'recording:get': () => ({ ...recording, state: 'recording', form: 'raw', durationMs: 0 }), 'waveform:get': () => null },
  reviewBroken: { ...reviewAnswers, 'recording:get': () => ({ ...recording, state: 'recovered' }), 'waveform:get': () => null },
  reviewEmpty: { ...reviewAnswers, 'recording:get': () => ({ ...recording, durationMs: 0, form: 'raw' }), 'waveform:get': () => null },
};
