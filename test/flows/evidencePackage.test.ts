import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPackage } from '../../electron/evidence/package/createPackage.ts';
import type { PackageStore } from '../../electron/evidence/package/createPackage.ts';
import { readZip } from '../../electron/files/readZip.ts';
import { verifyPackage } from '../../electron/evidence/package/verifyPackage.ts';
import { askAuthority } from '../../electron/evidence/timeStamp/askAuthority.ts';
import { ChainStamps } from '../../electron/evidence/timeStamp/stampChain.ts';
import type { StampStore } from '../../electron/evidence/timeStamp/stampChain.ts';
import { openStoreDirectory } from '../../electron/store/openStoreDirectory.ts';
import { storeFunctions } from '../../electron/store/storeFunctions.ts';
import { firstProblem } from '../../shared/evidence/evidenceProblem.ts';
import { keepCall, verifyAll } from '../fixtures/evidence/evidenceStore.ts';
import type { Asked } from '../fixtures/evidence/evidenceStore.ts';
import { startTimeStampServer } from '../fixtures/evidence/timeStampServer.ts';
import type { TimeStampServer } from '../fixtures/evidence/timeStampServer.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';

const folder = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'console-package-'));
const packageFile = path.join(folder, 'call-1.zip');
const unpacked = path.join(folder, 'unpacked');
let ask: Asked;
let close: () => void;
let server: TimeStampServer;

async function makePackage(file: string, numbersHidden = false): Promise<void> {
  const stamps = new ChainStamps({ store: ask as unknown as StampStore, authority: () => ({ url: server.url, certificate: server.root }), onOutcome: () => undefined, now: Date.now });
  await createPackage(ask as unknown as PackageStore, {
    id: path.basename(file), callId: 'call-1', by: '8001', facts: { note: '读我' }, numbersHidden, files: [], signal: new AbortController().signal, progress: () => undefined,
    stamp: async () => { await stamps.stampNow(); },
    write: async (fill) => {
      const to = fs.createWriteStream(file);
      await fill(to);
    },
  });
  stamps.stop();
}

beforeAll(async () => {
  server = await startTimeStampServer(folder);
  const store = openStoreDirectory(path.join(folder, 'store'), storeSecrets);
  close = () => store.close();
  const functions = storeFunctions(store);
  ask = Object.fromEntries(Object.entries(functions).map(([name, work]) => [name, async (argument: unknown) => (work as (argument: unknown) => unknown)(argument)])) as unknown as Asked;
  await keepCall(ask, 0);
  await keepCall(ask, 1, 3);
  await keepCall(ask, 2);
  await makePackage(packageFile);
  const zip = await readZip(packageFile, { plain: true });
  for (const part of zip.parts) {
    const target = path.join(unpacked, part.name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    await pipeline(await part.open(), fs.createWriteStream(target));
  }
  zip.close();
});

afterAll(async () => {
  close();
  await server.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

const bytesOf = (name: string) => fs.readFileSync(path.join(unpacked, name));
const listed = (pattern: RegExp) => fs.readdirSync(unpacked, { recursive: true }).map(String).filter((name) => pattern.test(name)).sort();
const linkOf = (kind: string) => listed(/^links\/\d{10}\.json$/).filter((name) => {
  const header = JSON.parse(bytesOf(name).toString()) as { kind: string; subject: string };
  return header.kind === kind && header.subject === 'call-1';
}).at(-1)!;
const payloadOf = (kind: string) => JSON.parse(bytesOf(linkOf(kind).replace('.json', '.payload.json')).toString()) as Record<string, unknown>;

/** Runs the commands of the read-me as they stand there, in a shell, and gives what they print. */
function runReadMe(step: string, directory = unpacked): string {
  const readMe = fs.readFileSync(path.join(unpacked, 'README.txt'), 'utf8').split('-'.repeat(72))[1]!;
  const block = readMe.split(/\n(?=\d\. )/).find((part) => part.startsWith(`${step}. `))!;
  const command = block.slice(block.search(/^ {2}(openssl|for) /m)).split('\n\n"at"')[0]!;
  fs.copyFileSync(server.rootFile, path.join(directory, 'tsa-ca.pem'));
  const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: directory, encoding: 'utf8' });
  return stdout + stderr;
}

/** A copy of the unpacked package with one bit of one byte turned. */
function withChange(name: string, at: (bytes: Buffer) => number): string {
  const copy = fs.mkdtempSync(path.join(folder, 'changed-'));
  fs.cpSync(unpacked, copy, { recursive: true });
  const bytes = fs.readFileSync(path.join(copy, name));
  const position = at(bytes);
  bytes[position] = bytes[position]! ^ 1;
  fs.writeFileSync(path.join(copy, name), bytes);
  return copy;
}

describe('an exported package', () => {
  test('holds audio, facts, links, signatures, key and stamp, and is verified without the database', async () => {
    expect(listed(/./).filter((name) => name.startsWith('audio/'))).toEqual(['audio/recording-1.webm']);
    const report = await verifyPackage(packageFile, { authority: server.root });
    expect(report.problems).toEqual([]);
    expect(report).toMatchObject({ callId: 'call-1', recordings: 1 });
    expect(report.remarks).toMatchObject([{ kind: 'stamped', trusted: true }]);
  });

  test('shows nothing of other calls but that their links stand between', () => {
    const others = listed(/^links\/\d{10}\.json$/).filter((name) => !['call-1', ''].includes((JSON.parse(bytesOf(name).toString()) as { subject: string }).subject));
    expect(others.length).toBeGreaterThan(0);
    for (const name of others) expect(fs.existsSync(path.join(unpacked, name.replace('.json', '.payload.json')))).toBe(false);
  });

  test('leaves out what holds numbers for a seat that may not see them', async () => {
    const file = path.join(folder, 'hidden.zip');
    const marks = { id: 'x', recordingId: 'recording-1', by: '8001' };
    await ask.keepEvidence({ kind: 'exported', subject: 'call-1', payload: { ...marks, what: 'wav', files: { '2026-11-20-10-00 13810000001.wav': 'ab'.repeat(32) } } });
    await ask.keepEvidence({ kind: 'exported', subject: 'call-1', payload: { ...marks, id: 'y', what: 'wav', files: { 'sound.wav': 'ab'.repeat(32) } } });
    await makePackage(file, true);
    const zip = await readZip(file, { plain: true });
    const texts = await Promise.all(zip.parts.map(async (part) => `${part.name} ${Buffer.concat(await (await part.open()).toArray()).toString('latin1')}`));
    zip.close();
    expect(texts.filter((text) => text.replace(/[\s\-]/g, '').includes('13810000001'))).toEqual([]);
    expect(texts.filter((text) => text.includes('sound.wav'))).toHaveLength(1);
    const report = await verifyPackage(file, { authority: server.root });
    expect(report.problems).toEqual([]);
    expect(report.remarks).toContainEqual({ kind: 'withheld', parts: ['row', 'facts', 'events', 'customer', 'writeUp'] });
  });

  test('is refused with another key than the seat\'s, and with another authority', async () => {
    expect(firstProblem((await verifyPackage(packageFile, { key: '0123456789abcdef' })).problems)?.kind).toBe('key');
    expect(firstProblem((await verifyPackage(packageFile, { authority: server.otherRoot })).problems)).toMatchObject({ kind: 'timeStamp', why: 'chain' });
  });

  test('is verified by the command, which names the first broken link and ends with 1', () => {
    const command = path.resolve(import.meta.dirname, '../../resources/verify/verify.ts');
    expect(execFileSync(process.execPath, [command, packageFile, '--authority', server.rootFile], { encoding: 'utf8' })).toMatch(/^OK: call call-1/);
    const bytes = fs.readFileSync(packageFile);
    const broken = path.join(folder, 'broken.zip');
    bytes[bytes.indexOf('"kind":"callClosed"') + 9]! ^= 1;
    fs.writeFileSync(broken, bytes);
    const { status, stdout } = spawnSync(process.execPath, [command, broken], { encoding: 'utf8' });
    expect([status, stdout.split('\n')[0]]).toEqual([1, 'BROKEN at link 4: signature: it was not signed by this key']);
    expect(spawnSync(process.execPath, [command, path.join(folder, 'no.zip')]).status).toBe(2);
  });

  test('has every single byte of it watched', async () => {
    const original = fs.readFileSync(packageFile);
    const changed = path.join(folder, 'changed.zip');
    const step = Math.max(1, Math.floor(original.length / 25));
    for (let at = 3; at < original.length; at += step) {
      const bytes = Buffer.from(original);
      bytes[at]! ^= 1 << (at % 8);
      fs.writeFileSync(changed, bytes);
      expect((await verifyPackage(changed, { authority: server.root })).problems, `byte ${at}`).not.toEqual([]);
    }
    fs.writeFileSync(changed, original.subarray(0, original.length - 1));
    expect((await verifyPackage(changed)).problems).not.toEqual([]);
    fs.writeFileSync(changed, Buffer.concat([original, Buffer.from('x')]));
    expect((await verifyPackage(changed)).problems).not.toEqual([]);
  }, 60_000);
});

describe('plain openssl, with the commands of the read-me,', () => {
  test('finds every signature good, and the one bad whose link or signature was changed', () => {
    const good = runReadMe('1');
    expect(good.match(/Signature Verified Successfully/g)).toHaveLength(listed(/^links\/\d{10}\.json$/).length);
    expect(good).not.toContain('BROKEN');
    const link = linkOf('callClosed');
    expect(runReadMe('1', withChange(link, (bytes) => bytes.indexOf('"at":') + 7))).toContain(`BROKEN ${link}`);
    expect(runReadMe('1', withChange(link.replace('.json', '.sig'), () => 40))).toContain(`BROKEN ${link}`);
  });

  test('gives the digests by which links, payloads, audio, facts and files hang together', () => {
    const digests = (step: string, directory?: string) =>
      new Map([...runReadMe(step, directory).matchAll(/^SHA2-256\((.*)\)= ([0-9a-f]{64})$/gm)].map(([, name, digest]) => [name!, digest!]));
    const links = listed(/^links\/\d{10}\.json$/);
    const ofLinks = digests('2');
    for (const [index, name] of links.slice(1).entries()) expect((JSON.parse(bytesOf(name).toString()) as { previous: string }).previous).toBe(ofLinks.get(links[index]!));
    for (const [name, digest] of digests('3')) expect((JSON.parse(bytesOf(name.replace('.payload.json', '.json')).toString()) as { payload: string }).payload).toBe(digest);
    expect(digests('4').get('audio/recording-1.webm')).toBe(payloadOf('recordingCompleted').sha256);
    const facts = digests('5');
    for (const [part, digest] of Object.entries(payloadOf('corrected').digests as Record<string, string>)) expect(facts.get(`facts/${part}.txt`)).toBe(digest);
    for (const [name, digest] of Object.entries(payloadOf('exported').files as Record<string, string>)) if (!name.startsWith('audio/')) expect(facts.get(name)).toBe(digest);
    const changed = withChange('audio/recording-1.webm', () => 5_000);
    expect(digests('4', changed).get('audio/recording-1.webm')).not.toBe(payloadOf('recordingCompleted').sha256);
    expect(digests('5', withChange('facts/row.txt', () => 10)).get('facts/row.txt')).not.toBe(facts.get('facts/row.txt'));
  });

  test('finds the time stamp good, and bad when the stamp or the stamped link was changed', () => {
    expect(runReadMe('6')).toContain('Verification: OK');
    const stamp = listed(/^stamps\//)[0]!;
    expect(runReadMe('6', withChange(stamp, (bytes) => bytes.length - 30))).toContain(`BROKEN ${stamp}`);
    const link = `links/${path.basename(stamp, '.tst')}.json`;
    expect(runReadMe('6', withChange(link, (bytes) => bytes.indexOf('"at":') + 7))).toContain(`BROKEN ${stamp}`);
  });
});

describe('an authority', () => {
  const digest = Buffer.alloc(32, 7);

  test('is believed when digest, nonce, signature and chain are right', async () => {
    expect(await askAuthority(digest, { url: server.url, certificate: server.root })).toMatchObject({ kind: 'stamped', signer: 'CN=Test TSA' });
    expect(await askAuthority(digest, { url: server.url, certificate: '' })).toMatchObject({ kind: 'stamped' });
    expect(await askAuthority(digest, { url: server.url, certificate: server.otherRoot })).toEqual({ kind: 'failed', why: 'chain' });
    expect(await askAuthority(digest, { url: server.url, certificate: 'no certificate' })).toEqual({ kind: 'failed', why: 'chain' });
    expect(await askAuthority(digest, { url: 'http://127.0.0.1:9/', certificate: '' })).toEqual({ kind: 'failed', why: 'unreachable' });
  });

  test.each([['otherDigest', ['imprint', 'nonce']], ['rejects', ['rejected']], ['fails', ['httpError']], ['garbles', ['signature']]] as const)('that %s is not', async (mood, reasons) => {
    server.mood = mood;
    const outcome = await askAuthority(digest, { url: server.url, certificate: '' });
    server.mood = 'answers';
    expect(outcome.kind === 'failed' && (reasons as readonly string[]).includes(outcome.why), JSON.stringify(outcome)).toBe(true);
  });

  test('that fails holds up nothing, and is asked again', async () => {
    const outcomes: string[] = [];
    const stamps = new ChainStamps({ store: ask as unknown as StampStore, authority: () => ({ url: server.url, certificate: '' }), onOutcome: (outcome) => outcomes.push(outcome), now: Date.now });
    await keepCall(ask, 3);
    server.mood = 'fails';
    expect(await stamps.stampNow()).toBe(false);
    server.mood = 'answers';
    expect(await stamps.stampNow()).toBe(true);
    const before = server.requests();
    expect(await stamps.stampNow()).toBe(true);
    expect(server.requests()).toBe(before);
    stamps.stop();
    expect(outcomes).toEqual(['httpError', 'stamped']);
    expect((await verifyAll(ask)).problems).toEqual([]);
  });
});
