import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentTone, buildMediaApp, callerTone, toneFile, type MediaApp } from '../../fixtures/media/buildMediaApp.ts';
import { openMediaApp, plainSound, type RunningMediaApp } from '../../fixtures/media/startMediaApp.ts';
import { typicalShare } from '../../fixtures/media/typicalShare.ts';
import { toneShare } from '../../lab/audio.ts';
import { eventually } from '../../lab/eventually.ts';

const firstTone = callerTone;
const secondTone = 1_900;
const clips = { first: 'app://console/caller.wav', second: 'app://console/second.wav' } as const;

let built: MediaApp;
let app: RunningMediaApp;

beforeAll(async () => {
  built = await buildMediaApp();
  await writeFile(path.join(built.folder, 'page', 'second.wav'), toneFile(secondTone));
  app = await openMediaApp(built, { microphone: true });
});
afterEach(async () => {
  await app.ask('setConference', []);
  await app.ask('hangUp');
});
afterAll(async () => {
  await app.close();
  await rm(built.folder, { recursive: true, force: true });
});

/** Which of the three voices a leg hears: each stands out from a frequency that nobody uses. */
async function voicesAt(mediaId: string): Promise<{ readonly agent: boolean; readonly first: boolean; readonly second: boolean }> {
  const samples = await app.hear(mediaId, 1);
  const has = (hertz: number) => toneShare(samples, hertz, 48_000) > 0.02;
  return { agent: has(agentTone), first: has(firstTone), second: has(secondTone) };
}

const hears = (mediaId: string, expected: Awaited<ReturnType<typeof voicesAt>>) =>
  eventually(`${mediaId} hears ${JSON.stringify(expected)}`, async () => JSON.stringify(await voicesAt(mediaId)) === JSON.stringify(expected));

async function twoCalls() {
  const first = await app.ask('call', { clip: clips.first });
  const second = await app.ask('call', { clip: clips.second });
  return { first, second };
}

describe('a conference', () => {
  it('lets everybody hear everybody but themselves, and takes them apart again', async () => {
    const { first, second } = await twoCalls();
    await hears(first.caller, { agent: true, first: false, second: false });
    await app.ask('setConference', [first.agent, second.agent]);
    await hears(first.caller, { agent: true, first: false, second: true });
    await hears(second.caller, { agent: true, first: true, second: false });
    await app.ask('setConference', []);
    await hears(first.caller, { agent: true, first: false, second: false });
    await hears(second.caller, { agent: true, first: false, second: false });
  });

  it('silences only the agent when the agent is muted', async () => {
    const { first, second } = await twoCalls();
    await app.ask('setConference', [first.agent, second.agent]);
    await app.ask('setMuted', true);
    await hears(first.caller, { agent: false, first: false, second: true });
    await app.ask('setMuted', false);
    await hears(first.caller, { agent: true, first: false, second: true });
  });

  it('leaves the other side with the agent alone when one hangs up', async () => {
    const { first, second } = await twoCalls();
    await app.ask('setConference', [first.agent, second.agent]);
    await hears(second.caller, { agent: true, first: true, second: false });
    await app.ask('setConference', [second.agent]);
    await hears(second.caller, { agent: true, first: false, second: false });
  });

  it('goes on in the window that takes over, and when the microphone is opened anew', async () => {
    const { first, second } = await twoCalls();
    await app.ask('setConference', [first.agent, second.agent]);
    await app.ask('crash', 'agent');
    await hears(first.caller, { agent: true, first: false, second: true });
    await app.ask('setProcessing', { ...plainSound, echoCancellation: true });
    await app.ask('setProcessing', plainSound);
    await hears(second.caller, { agent: true, first: true, second: false });
  });

  it('records on the agent side of each leg what that leg is sent', async () => {
    const { first, second } = await twoCalls();
    await app.ask('setConference', [first.agent, second.agent]);
    await hears(first.caller, { agent: true, first: false, second: true });
    const [sent, heard] = await app.record(first.agent, 1);
    for (const hertz of [agentTone, secondTone]) expect(toneShare(sent, hertz, 48_000)).toBeGreaterThan(0.02);
    expect(toneShare(sent, firstTone, 48_000)).toBeLessThan(0.01);
    expect(typicalShare(heard, firstTone, 48_000)).toBeGreaterThan(0.8);
  });
});
