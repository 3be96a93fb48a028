import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noFacts } from '../../../shared/calls/callFacts.ts';
import { hearing, type Heard } from '../../fixtures/recordings/inPage.ts';
import { keepRecording } from '../../fixtures/recordings/keepRecording.ts';
import { longRecording } from '../../fixtures/recordings/longRecording.ts';
import { launchConsole, type ConsoleApp } from '../consoleApp.ts';

const kept = '0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7a10';
const running = '0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7a11';
const seconds = 600;

let dataDirectory = '';
let app: ConsoleApp;

beforeAll(async () => {
  dataDirectory = await mkdtemp(path.join(tmpdir(), 'console-400-playback-'));
  await keepRecording({ dataDirectory, callId: kept, seconds, startedAt: Date.now() - 3_600_000 });
  app = await launchConsole({ dataDirectory });
});
afterAll(async () => {
  await app?.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

interface Answer { readonly status: number; readonly range: string | null; readonly length: string | null; readonly type: string | null; readonly bytes: readonly number[]; readonly size: number }

/** Fetches from within the console's page. */
function get(address: string, range?: string): Promise<Answer> {
  return app.inConsole<Answer>(`fetch(${JSON.stringify(address)}, ${JSON.stringify(range === undefined ? {} : { headers: { Range: range } })}).then(async (answer) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { headers, status } = answer;
    return { status, range: headers.get('content-range'), length: headers.get('content-length'), type: headers.get('content-type'), bytes: [...bytes.subarray(0, 4)], size: bytes.length };
  })`);
}

const headerBytes = [0x1a, 0x45, 0xdf, 0xa3];
const clusterBytes = [0x1f, 0x43, 0xb6, 0x75];

describe('a kept recording of ten minutes', () => {
  it('has a length, sounds, and sounds again after jumps forward and back without being fetched whole', async () => {
    const heard = await app.inConsole<Heard>(hearing(`/recording/${kept}?form=finished`, [300, 590, 30]));
    expect(heard.duration).toBeCloseTo(seconds, 0);
    // It plays on while the page looks.
    for (const { to, at } of heard.seeks) expect([to, at >= to - 1 && at < to + 9]).toEqual([to, true]);
    expect(heard.bufferedSeconds).toBeLessThan(seconds);
  });

  it('is served in any range, exactly', async () => {
    const whole = await get(`/recording/${kept}`);
    expect(whole).toMatchObject({ status: 200, bytes: headerBytes, type: 'audio/webm;codecs=opus', length: String(whole.size) });
    const { byteLength, offset } = await app.inMain(async ({ program }, callId) => {
      const store = program.host.runningStore!;
      const recording = (await store.getRecording({ callId }))!;
      return { byteLength: recording.byteLength, offset: (await store.getSeekIndex({ id: recording.id }))[300]![1] };
    }, kept);
    expect(whole.size).toBe(byteLength);
    expect(await get(`/recording/${kept}`, `bytes=${offset}-${offset + 3}`)).toEqual({ status: 206, range: `bytes ${offset}-${offset + 3}/${whole.size}`, length: '4', type: 'audio/webm;codecs=opus', bytes: clusterBytes, size: 4 });
    expect(await get(`/recording/${kept}`, `bytes=${offset}-`)).toMatchObject({ status: 206, bytes: clusterBytes, size: whole.size - offset });
    expect(await get(`/recording/${kept}`, 'bytes=-1000')).toMatchObject({ status: 206, size: 1000 });
    expect(await get(`/recording/${kept}`, `bytes=${whole.size}-`)).toMatchObject({ status: 416, range: `bytes */${whole.size}` });
  });

  it('is refused in a form that it has not, and of an unknown call there is none', async () => {
    expect((await get(`/recording/${kept}?form=raw`)).status).toBe(410);
    expect((await get('/recording/0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7aff')).status).toBe(404);
  });
});

describe('a recording that is still being made', () => {
  it('plays as far as it has come; once it is complete its first form is refused and the finished one plays', async () => {
    const startedAt = Date.now();
    const pieces = [...longRecording({ seconds: 20, at: startedAt })].map(({ bytes, at }) => ({ base64: Buffer.from(bytes).toString('base64'), at }));
    await app.inMain(async ({ program }, { callId, startedAt: at, pieces: given, facts }) => {
      const store = program.host.runningStore!;
      await store.beginCall({
        callId, sipCallId: callId, direction: 'incoming', startedAt: at, line: 1, remoteNumber: '', remoteRaw: '', serviceNumber: '', facts,
        agent: '', areaText: '', queue: '', queueWaitSeconds: null, ivrPath: '', routeRule: '',
      });
      await store.beginRecording({ id: 'running', callId, startedAt: at, mimeType: 'audio/webm;codecs=opus' });
      for (const [sequence, piece] of given.entries()) await store.appendChunk({ recordingId: 'running', sequence, bytes: new Uint8Array(Buffer.from(piece.base64, 'base64')), at: piece.at });
    }, { callId: running, startedAt, pieces, facts: noFacts });
    expect((await get(`/recording/${running}?form=finished`)).status).toBe(410);
    await app.inConsole<Heard>(hearing(`/recording/${running}?form=raw`));
    await app.inMain(({ program }) => program.host.runningStore!.completeRecording({ id: 'running', state: 'complete' }));
    expect((await get(`/recording/${running}?form=raw`)).status).toBe(410);
    const heard = await app.inConsole<Heard>(hearing(`/recording/${running}?form=finished`, [15]));
    expect(heard.duration).toBeCloseTo(20, 0);
  });
});
