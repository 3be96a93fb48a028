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

/** Waits for something the listeners were told. */
async function until(what: string, matches: (value: unknown, side: string) => boolean = () => true): Promise<unknown> {
  for (;;) {
    const found = (await app.ask('heard')).find((told) => told.what === what && matches(told.value, told.side));
    if (found) return found.value;
    await sleep(50);
  }
}

async function pieces(recordingId: string): Promise<RecordedPiece[]> {
  return (await app.ask('chunks', recordingId)).map(({ base64, at }) => ({ at, bytes: new Uint8Array(Buffer.from(base64, 'base64')) }));
}

/** The finished recording, decoded elsewhere. */
async function listen(recordingId: string) {
  const recording = await finishRecording(await pieces(recordingId));
  if (recording.kind !== 'finished') throw new Error('nothing was recorded');
  const { channels, sampleRate } = decodeWebm(recording.bytes);
  const piece = (channel: 0 | 1, fromSeconds: number) => channels[channel].slice(fromSeconds * sampleRate, (fromSeconds + 0.7) * sampleRate);
  return {
    ...recording,
    share: (channel: 0 | 1, hertz: number, fromSeconds: number) => typicalShare(piece(channel, fromSeconds), hertz, sampleRate),
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
    const { agent, caller, microphoneProblem } = await app.ask('call', { clip });
    expect(microphoneProblem).toBeNull();
    await until('firstrtp', (_value, side) => side === 'agent');
    await app.ask('startRecording', agent, 'agent-side');
    await app.ask('startRecording', caller, 'caller-side');
    await sleep(2_500);
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
    const { agent } = await app.ask('call', { clip });
    await app.ask('startRecording', agent, 'pieces');
    while ((await app.ask('chunks', 'pieces')).length < 3) await sleep(100);
    // Hanging up ends the leg first; the last piece is not lost by that.
    await app.ask('hangUp');
    await app.ask('stopRecording', 'pieces');
    const chunks = await app.ask('chunks', 'pieces');
    expect(chunks.map(({ sequence }) => sequence)).toEqual(chunks.map((_, index) => index));
    expect(chunks.map(({ last }) => last)).toEqual(chunks.map((_, index) => index === chunks.length - 1));
  });

  it('sends and records silence while muted', async () => {
    const { agent, caller } = await app.ask('call', { clip });
    await app.ask('setMuted', true);
    await sleep(300);
    await app.ask('startRecording', agent, 'muted-agent');
    await app.ask('startRecording', caller, 'muted-caller');
    await sleep(2_000);
    await app.ask('stopRecording', 'muted-agent');
    await app.ask('stopRecording', 'muted-caller');
    const [agents, callers] = [await listen('muted-agent'), await listen('muted-caller')];
    expect(agents.peak(0, 1)).toBeLessThan(0.01);
    expect(callers.peak(1, 1)).toBeLessThan(0.01);
    expect(agents.share(1, callerTone, 1)).toBeGreaterThan(0.9);
  });

  it('tells levels and quality of a connected call', async () => {
    await app.ask('call', { clip });
    const levels = (await until('levels', (value) => (value as { agent: number }).agent > 0.1 && (value as { remote: number }).remote > 0.1)) as object;
    expect(levels).toMatchObject({ agent: expect.any(Number), remote: expect.any(Number) });
    expect(await until('quality', (value) => (value as { mos: number | null }).mos !== null)).toMatchObject({ codec: 'opus', lossFraction: expect.any(Number) });
  });

  it('goes on speaking when the microphone switches are changed in a call', async () => {
    const { caller } = await app.ask('call', { clip });
    await app.ask('startRecording', caller, 'switched');
    await app.ask('setProcessing', { echoCancellation: true, noiseSuppression: 'browser', autoGainControl: true });
    await sleep(500);
    await app.ask('setProcessing', plainSound);
    await sleep(2_500);
    await app.ask('stopRecording', 'switched');
    expect((await listen('switched')).share(1, agentTone, 2)).toBeGreaterThan(0.9);
  });

  it('sends tones one after the other', async () => {
    await app.ask('call', { clip });
    await app.ask('sendDtmf', '12#');
    for (let sent = 0; sent < 4; ) {
      await sleep(100);
      sent = (await app.ask('heard')).filter(({ what }) => what === 'tonechange').length;
    }
  });

  it('talks on in the standby when it is killed, and records on', async () => {
    // A second try finds the pieces of the first one still there.
    const killed = `killed ${Date.now()}`;
    const { agent } = await app.ask('call', { clip });
    await until('firstrtp', (_value, side) => side === 'agent');
    await app.ask('startRecording', agent, killed);
    await sleep(2_500);
    await app.ask('setMuted', false);
    await app.ask('crash', 'agent');
    await until('replaced');
    await until('renegotiated');
    await sleep(3_000);
    await app.ask('hangUp');
    await app.ask('stopRecording', killed);
    const chunks = await app.ask('chunks', killed);
    expect(chunks.map(({ sequence }) => sequence)).toEqual(chunks.map((_, index) => index));
    const recording = await listen(killed);
    expect(recording.streams).toBe(2);
    const nearEnd = recording.durationMs / 1_000 - 1;
    for (const at of [1, nearEnd]) {
      expect(recording.share(0, agentTone, at)).toBeGreaterThan(0.9);
      expect(recording.share(1, callerTone, at)).toBeGreaterThan(0.9);
    }
  });

  it('answers all the same when it is killed while answering', async () => {
    const { agent } = await app.ask('callWithCrashWhileAnswering');
    await app.ask('startRecording', agent, 'answered');
    await sleep(1_800);
    await app.ask('stopRecording', 'answered');
    expect((await listen('answered')).share(0, agentTone, 1)).toBeGreaterThan(0.9);
  });

  it('goes on with silence, and says why, when the microphone is denied', async () => {
    await app.ask('allowMicrophone', false);
    await app.ask('crash', 'agent');
    await until('replaced');
    const { agent, microphoneProblem } = await app.ask('call', { clip });
    expect(microphoneProblem).toBe('denied');
    await app.ask('startRecording', agent, 'denied');
    await sleep(1_800);
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
    const { agent, microphoneProblem } = await app.ask('call', { clip });
    expect(microphoneProblem).toBe('notFound');
    await until('firstrtp', (_value, side) => side === 'caller');
    await app.ask('startRecording', agent, 'silent');
    await sleep(2_000);
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
