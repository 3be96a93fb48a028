import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildMediaApp, type MediaApp } from '../../fixtures/media/buildMediaApp.ts';
import { wav } from '../../lab/wav.ts';
import { openMediaApp, type RunningMediaApp } from '../../fixtures/media/startMediaApp.ts';
import { eventually } from '../../lab/eventually.ts';

const clip = 'app://console/caller.wav';
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

let built: MediaApp;
let app: RunningMediaApp;

/** The alarms of a leg, oldest first. */
const alarms = async (mediaId: string) =>
  (await app.ask('heard')).flatMap(({ what, value }) => {
    const told = value as { readonly mediaId: string; readonly alarm: string | null };
    return what === 'alarm' && told.mediaId === mediaId ? [told.alarm] : [];
  });
const alarmed = (mediaId: string, kind: string | null) => eventually(`the alarm is ${kind}`, async () => (await alarms(mediaId)).at(-1) === kind);

beforeAll(async () => {
  built = await buildMediaApp();
  await writeFile(path.join(built.folder, 'silence.wav'), wav(new Int16Array(96_000), 48_000));
});
afterAll(() => rm(built.folder, { recursive: true, force: true }));

describe('one-way audio', () => {
  describe('with a microphone that hears something', () => {
    beforeAll(async () => {
      app = await openMediaApp(built, { microphone: true });
    });
    afterEach(() => app.ask('hangUp'));
    afterAll(() => app.close());

    it('is not seen in a call that is well, nor while the agent is muted or the caller only listens', async () => {
      const talking = await app.ask('call', { clip });
      const listening = await app.ask('call', { clip: null });
      await sleep(2_000);
      await app.ask('setMuted', true);
      await sleep(4_000);
      for (const { agent } of [talking, listening]) expect((await alarms(agent)).filter((alarm) => alarm !== null)).toEqual([]);
    });

    it('is named when the caller sends digital silence, and taken back when the voice is there again', async () => {
      const { agent } = await app.ask('call', { clip });
      await app.ask('silenceCaller', 0, true);
      await alarmed(agent, 'silenceIn');
      await app.ask('silenceCaller', 0, false);
      await alarmed(agent, null);
    });

    it('is named when nothing comes any more, and called a broken path once that is known', async () => {
      const { agent } = await app.ask('call', { clip });
      await app.ask('endCaller', 0);
      await alarmed(agent, 'ice');
      expect(await alarms(agent)).toContain('noPacketsIn');
    });

    it('is named when nothing is sent any more, and taken back when it is sent again', async () => {
      await app.ask('inAgentPage', `(() => {
        const { addTrack } = RTCPeerConnection.prototype;
        RTCPeerConnection.prototype.addTrack = function (...words) {
          return (window.senderForTests = addTrack.apply(this, words));
        };
      })()`);
      const { agent } = await app.ask('call', { clip });
      await app.ask('inAgentPage', '(window.trackForTests = senderForTests.track, senderForTests.replaceTrack(null))');
      await alarmed(agent, 'noPacketsOut');
      expect((await alarms(agent)).filter((alarm) => alarm !== null)).toEqual(['noPacketsOut']);
      await app.ask('inAgentPage', 'senderForTests.replaceTrack(trackForTests)');
      await alarmed(agent, null);
    });
  });

  describe('with a microphone that gives digital silence', () => {
    beforeAll(async () => {
      app = await openMediaApp(built, { microphone: path.join(built.folder, 'silence.wav') });
    });
    afterAll(() => app.close());

    it('is named, and not while the agent is muted', async () => {
      const { agent } = await app.ask('call', { clip });
      await alarmed(agent, 'silenceOut');
      await app.ask('setMuted', true);
      await alarmed(agent, null);
    });
  });
});
