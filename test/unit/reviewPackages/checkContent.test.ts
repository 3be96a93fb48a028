import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkPackageFile } from '../../../electron/reviewPackages/takeInPackage.ts';
import type { PackageFile } from '../../../electron/reviewPackages/writePackage.ts';
import { signingKeyOf } from '../../../electron/evidence/signingKey.ts';
import { beforeFirst, signLink } from '../../../electron/evidence/signLink.ts';
import { anyCard } from '../../fixtures/reviewPackages/house.ts';
import { anyManifest, fileOf, inPieces, packed, quickKey } from './packageForTests.ts';

const callId = randomUUID();
const sound = Buffer.alloc(5_000, 'sound');
const json = (name: string, content: unknown): PackageFile => fileOf(name, Buffer.from(JSON.stringify(content)));
const entry = {
  callId, direction: 'incoming', startedAt: 1_763_800_000_000, answeredAt: 1_763_800_003_000, endedAt: 1_763_800_060_000, result: 'answered', endedBy: 'remote', endCause: 'hungUp', sipCode: null,
  remoteNumber: '13812345678', serviceNumber: '4008201234', areaText: '', queue: '', queueWaitSeconds: null, ivrPath: '', routeRule: '', customerName: '', company: '', agent: '8001', talkSeconds: 57, disposition: '', mos: null, surveyScore: null,
};
const call = {
  entry, events: [{ sequence: 0, event: { kind: 'rang', at: 1_763_800_000_000 } }], markers: [] as unknown[], evidence: { links: [] as unknown[], keys: {} },
  recording: { startedAt: 1_763_800_003_000, state: 'complete', mimeType: 'audio/webm;codecs=opus', durationMs: 57_000, seekIndex: [[0, 100], [1_000, 2_000]] },
};
const card = json('cards/0.json', anyCard);
const callFile = (content: unknown) => json(`calls/${callId}.json`, content);
const soundFile = fileOf(`sound/${callId}.webm`, sound);

/** What checking says of a package that its maker signed as it is. */
async function verdict(...files: readonly PackageFile[]): Promise<string> {
  const bytes = await packed(files, { about: anyManifest({ callIds: [callId] }) });
  return checkPackageFile(() => inPieces(bytes), { passphrase: 'open sesame', keyOf: quickKey }).then(() => 'right', (error: { code: string }) => error.code);
}

describe('a package that somebody signed, whoever that is,', () => {
  test('is right when each call comes with its sound, and a card to judge with', async () => {
    expect(await verdict(card, callFile(call), soundFile)).toBe('right');
  });

  test.each<readonly [string, readonly PackageFile[]]>([
    ['has no card', [callFile(call), soundFile]],
    ['has a call without its sound', [card, callFile(call)]],
    ['has sound before its call', [card, soundFile, callFile(call)]],
    ['has something else as well', [card, callFile(call), soundFile, json('markers.json', [])]],
    ['has an empty sound', [card, callFile(call), fileOf(soundFile.name, Buffer.alloc(0))]],
    ['names another call inside', [card, callFile({ ...call, entry: { ...entry, callId: randomUUID() } }), soundFile]],
    ['holds no call but text', [card, fileOf(`calls/${callId}.json`, Buffer.from('hello')), soundFile]],
    ['has fields that nobody knows', [card, callFile({ ...call, script: 'x' }), soundFile]],
    ['has another kind of sound', [card, callFile({ ...call, recording: { ...call.recording, mimeType: 'text/html' } }), soundFile]],
    ['has a header in its kind of sound', [card, callFile({ ...call, recording: { ...call.recording, mimeType: 'audio/webm\r\nx: y' } }), soundFile]],
    ['has places beyond its sound', [card, callFile({ ...call, recording: { ...call.recording, seekIndex: [[0, 5_000]] } }), soundFile]],
    ['has places out of order', [card, callFile({ ...call, recording: { ...call.recording, seekIndex: [[1_000, 2_000], [0, 100]] } }), soundFile]],
    ['has a card that is none', [json('cards/0.json', { ...anyCard, sections: [] }), callFile(call), soundFile]],
  ])('is refused when it %s', async (_what, files) => {
    expect(await verdict(...files)).toBe('packageForged');
  });

  test('is refused when its sound is not the one that the chain of the house proves, or a link was altered', async () => {
    const key = signingKeyOf(new Uint8Array(32).fill(7));
    const proof = { recordingId: 'r', state: 'complete', form: 'finished', mimeType: 'audio/webm', startedAt: 1, durationMs: 1, bytes: 1, chunkCount: 1, shard: '2026-11', chunksDigest: '', seekDigest: '', raw: null } as const;
    const withProof = (sha256: string, change: (link: ReturnType<typeof signLink>) => unknown = (link) => link) =>
      verdict(card, callFile({ ...call, evidence: { links: [change(signLink({ kind: 'recordingCompleted', subject: callId, payload: { ...proof, sha256 } }, beforeFirst, 5, key))], keys: { [key.fingerprint]: key.publicKey } } }), soundFile);
    expect(await withProof(soundFile.sha256)).toBe('right');
    expect(await withProof('0'.repeat(64))).toBe('packageForged');
    expect(await withProof(soundFile.sha256, (link) => ({ ...link, header: { ...link.header, at: 6 } }))).toBe('packageForged');
    expect(await withProof(soundFile.sha256, (link) => ({ ...link, header: { ...link.header, subject: randomUUID() } }))).toBe('packageForged');
  });
});
