import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { finishRecording, type RecordedPiece } from '../../../electron/recordings/finishRecording.ts';
import { agentTone, buildMediaApp, callerTone, type MediaApp } from '../../fixtures/media/buildMediaApp.ts';
import { decodeWebm } from '../../fixtures/media/decodeWebm.ts';
import { openMediaApp, plainSound, startMediaApp, type RunningMediaApp } from '../../fixtures/media/startMediaApp.ts';
import { secureSdp } from '../../sip/fakes/sdp.ts';
import { typicalShare } from '../../fixtures/media/typicalShare.ts';

const clip = 'app://console/caller.wav';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let built: MediaApp;
let app: RunningMediaApp;

/** How much the listeners were told so far. */
const soFar = async () => (await app.ask('heard')).length;

/** Waits for something the listeners were told, of all or of what came after the first `from`. */
async function until(what: string, matches: (value: unknown, side: string) => boolean = () => true, from = 0): Promise<unknown> {
  for (;;) {
    const found = (await app.ask('heard')).slice(from).find((told) => told.what === what && matches(told.value, told.side));
    if (found) return found.value;
    await sleep(50);
  }
}

async function pieces(recordingId: string): Promise<RecordedPiece[]> {
  return (await app.ask('chunks', recordingId)).map(({ base64, at }) => ({ at, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));
}

/** A call in which each side has got sound of the other. */
async function talk() {
  const before = await soFar();
  const call = await app.ask('call', { clip });
  for (const end of ['agent', 'caller']) await until('firstrtp', (_value, side) => side === end, before);
  return call;
}

/** Talks on until so many pieces of a recording were handed over, a second each: how soon a recorder starts depends on the machine. */
async function recorded(recordingId: string, pieces: number): Promise<void> {
  while ((await app.ask('chunks', recordingId)).length < pieces) await sleep(100);
}

/** The finished recording, decoded elsewhere. */
async function listen(recordingId: string) {
  const recording = await finishRecording(await pieces(recordingId));
  if (recording.kind !== 'finished') throw new Error('nothing was recorded');
  const { channels, sampleRate } = decodeWebm(recording.bytes);
  const piece = (channel: 0 | 1, fromSeconds: number) => channels[channel].slice(fromSeconds * sampleRate, (fromSeconds + 0.7) * sampleRate);
  return {
    ...recording,
    /** The best of the pieces between two moments: a loaded machine tears holes into some. */
    share: (channel: 0 | 1, hertz: number, fromSeconds: number, untilSeconds = channels[channel].length / sampleRate) => {
      const starts = Array.from({ length: Math.max(1, Math.floor((untilSeconds - fromSeconds - 0.7) * 10) + 1) }, (_, step) => fromSeconds + step / 10);
      return Math.max(...starts.map((start) => typicalShare(piece(channel, start), hertz, sampleRate)));
    },
    peak: (channel: 0 | 1, fromSeconds: number) => piece(channel, fromSeconds).reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0),
  };
}

beforeAll(async () => {
  built = await buildMediaApp();
});
afterAll(() => rm(built.folder, { recursive: true, force: true }));

describe('the media window with a microphone', () => {
  beforeAll(async () => {
    app = await openMediaApp(built, { microphone: true });
  });
  afterEach(() => app.ask('hangUp'));
  afterAll(() => app.close());

  it('records what is sent and what is heard on a channel each, on both sides', async () => {
    const { agent, caller, microphoneProblem } = await talk();
    expect(microphoneProblem).toBeNull();
    await app.ask('startRecording', agent, 'agent-side');
    await app.ask('startRecording', caller, 'caller-side');
    await Promise.all([recorded('agent-side', 2), recorded('caller-side', 2)]);
    await app.ask('stopRecording', 'agent-side');
    await app.ask('stopRecording', 'caller-side');
    const [agents, callers] = [await listen('agent-side'), await listen('caller-side')];
    expect(agents.share(0, agentTone, 1)).toBeGreaterThan(0.9);
    expect(agents.share(1, callerTone, 1)).toBeGreaterThan(0.9);
    expect(callers.share(0, callerTone, 1)).toBeGreaterThan(0.9);
    expect(callers.share(1, agentTone, 1)).toBeGreaterThan(0.9);
    expect(agents).toMatchObject({ streams: 1, cutOff: false });
  });

  it('hands pieces over while it records, numbered without a hole and closed by the last', async () => {
    const { agent } = await talk();
    await app.ask('startRecording', agent, 'pieces');
    await recorded('pieces', 3);
    // Hanging up ends the leg first; the last piece is not lost by that.
    await app.ask('hangUp');
    await app.ask('stopRecording', 'pieces');
    const chunks = await app.ask('chunks', 'pieces');
    expect(chunks.map(({ sequence }) => sequence)).toEqual(chunks.map((_, index) => index));
    expect(chunks.map(({ last }) => last)).toEqual(chunks.map((_, index) => index === chunks.length - 1));
  });

  it('sends and records silence while muted', async () => {
    const { agent, caller } = await talk();
    await app.ask('setMuted', true);
    await sleep(300);
    await app.ask('startRecording', agent, 'muted-agent');
    await app.ask('startRecording', caller, 'muted-caller');
    await Promise.all([recorded('muted-agent', 2), recorded('muted-caller', 2)]);
    await app.ask('stopRecording', 'muted-agent');
    await app.ask('stopRecording', 'muted-caller');
    const [agents, callers] = [await listen('muted-agent'), await listen('muted-caller')];
    expect(agents.peak(0, 1)).toBeLessThan(0.01);
    expect(callers.peak(1, 1)).toBeLessThan(0.01);
    expect(agents.share(1, callerTone, 1)).toBeGreaterThan(0.9);
  });

  it('tells levels and quality of a connected call', async () => {
    await talk();
    const levels = (await until('levels', (value) => (value as { agent: number }).agent > 0.1 && (value as { remote: number }).remote > 0.1)) as object;
    expect(levels).toMatchObject({ agent: expect.any(Number), remote: expect.any(Number) });
    expect(await until('quality', (value) => (value as { mos: number | null }).mos !== null)).toMatchObject({ codec: 'opus', lossFraction: expect.any(Number) });
  });

  it('goes on speaking when the microphone switches are changed in a call', async () => {
    const { caller } = await talk();
    await app.ask('startRecording', caller, 'switched');
    await app.ask('setProcessing', { echoCancellation: true, noiseSuppression: 'browser', autoGainControl: true });
    await sleep(500);
    await app.ask('setProcessing', plainSound);
    const { length } = await app.ask('chunks', 'switched');
    await recorded('switched', length + 3);
    await app.ask('stopRecording', 'switched');
    const switched = await listen('switched');
    expect(switched.share(1, agentTone, switched.durationMs / 1_000 - 1)).toBeGreaterThan(0.9);
  });

  it('sends tones one after the other', async () => {
    await talk();
    await app.ask('sendDtmf', '12#');
    for (let sent = 0; sent < 4; ) {
      await sleep(100);
      sent = (await app.ask('heard')).filter(({ what }) => what === 'tonechange').length;
    }
  });

  it('talks on in the standby when it is killed, and records on', async () => {
    // A second try finds the pieces of the first one still there.
    const killed = `killed ${Date.now()}`;
    const { agent } = await talk();
    await app.ask('startRecording', agent, killed);
    await recorded(killed, 2);
    await app.ask('setMuted', false);
    const before = await soFar();
    await app.ask('crash', 'agent');
    await until('replaced', undefined, before);
    await until('renegotiated', undefined, before);
    await recorded(killed, (await app.ask('chunks', killed)).length + 3);
    await app.ask('hangUp');
    await app.ask('stopRecording', killed);
    const chunks = await app.ask('chunks', killed);
    expect(chunks.map(({ sequence }) => sequence)).toEqual(chunks.map((_, index) => index));
    const recording = await listen(killed);
    expect(recording.streams).toBe(2);
    const seconds = recording.durationMs / 1_000;
    for (const [from, end] of [[0, 2], [seconds - 2.5, seconds]] as const) {
      expect(recording.share(0, agentTone, from, end)).toBeGreaterThan(0.9);
      expect(recording.share(1, callerTone, from, end)).toBeGreaterThan(0.9);
    }
  });

  it('answers all the same when it is killed while answering', async () => {
    const { agent } = await app.ask('callWithCrashWhileAnswering');
    await app.ask('startRecording', agent, 'answered');
    await recorded('answered', 2);
    await app.ask('stopRecording', 'answered');
    expect((await listen('answered')).share(0, agentTone, 1)).toBeGreaterThan(0.9);
  });

  it('goes on with silence, and says why, when the microphone is denied', async () => {
    await app.ask('allowMicrophone', false);
    const before = await soFar();
    await app.ask('crash', 'agent');
    await until('replaced', undefined, before);
    const { agent, microphoneProblem } = await talk();
    expect(microphoneProblem).toBe('denied');
    await app.ask('startRecording', agent, 'denied');
    await recorded('denied', 2);
    await app.ask('stopRecording', 'denied');
    const recording = await listen('denied');
    expect(recording.peak(0, 1)).toBeLessThan(0.001);
    expect(recording.share(1, callerTone, 1)).toBeGreaterThan(0.9);
    await app.ask('allowMicrophone', true);
  });

  it('answers one voice, and refuses the pictures and further voices that are offered with it', async () => {
    const voice = secureSdp().replace('BUNDLE 0', 'BUNDLE 0 1 2');
    const section = voice.slice(voice.indexOf('m=audio'), voice.indexOf('a=rtpmap'));
    const pictures = section.replace(/^m=.*/u, 'm=video 9 UDP/TLS/RTP/SAVPF 96').replace('a=mid:0', 'a=mid:1') + 'a=rtpmap:96 VP8/90000\r\n';
    const offer = `${voice}${pictures}${section.replace('a=mid:0', 'a=mid:2')}a=rtpmap:8 PCMA/8000\r\n`;
    const answer = await app.ask('answerTo', offer);
    expect([...answer.matchAll(/^m=(\w+) (\d+)/gmu)].map(([, kind, port]) => `${kind} ${port === '0' ? 'refused' : 'taken'}`)).toEqual(['audio taken', 'video refused', 'audio refused']);
  });

  it('lets its page reach nothing but its own origin', async () => {
    let visits = 0;
    const server = createServer((_request, response) => {
      visits += 1;
      response.setHeader('access-control-allow-origin', '*').end('reached');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const [page] = app.electron.windows();
    const outcome = await page!.evaluate(async (url) => {
      const element = document.createElement('script');
      element.textContent = 'window.injected = true';
      document.head.append(element);
      const fetched = await fetch(url).then(() => 'reached', () => 'refused');
      return { fetched, injected: 'injected' in window, bridged: 'require' in window || 'process' in window };
    }, `http://127.0.0.1:${port}/`);
    server.close();
    expect(outcome).toEqual({ fetched: 'refused', injected: false, bridged: false });
    expect(visits).toBe(0);
  });
});

describe('the media window without a microphone', () => {
  beforeAll(async () => {
    app = await startMediaApp(built, { microphone: false });
    await app.ask('open');
  });
  afterAll(() => app.close());

  it('answers with silence, says why, and still hears and records the caller', async () => {
    expect(await until('microphone')).toEqual({ kind: 'missing', reason: 'notFound' });
    const { agent, microphoneProblem } = await talk();
    expect(microphoneProblem).toBe('notFound');
    await app.ask('startRecording', agent, 'silent');
    await recorded('silent', 2);
    await app.ask('hangUp');
    await app.ask('stopRecording', 'silent');
    const recording = await listen('silent');
    expect(recording.peak(0, 1)).toBeLessThan(0.001);
    expect(recording.share(1, callerTone, 1)).toBeGreaterThan(0.9);
  });

  it('keeps running while every tone rings', async () => {
    for (const tone of ['incoming', 'waiting', 'ringback', 'none'] as const) {
      await app.ask('ring', { tone, melody: 'chime', volume: 0.5 });
      await sleep(100);
    }
    expect((await app.ask('heard')).filter(({ what }) => what === 'failure' || what === 'lost')).toEqual([]);
  });
});
