import { createDecipheriv, createHash, createPublicKey, hkdfSync, scryptSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { derivePackageKey } from '../../../electron/reviewPackages/packageKey.ts';
import { anyManifest, fileOf, packed } from './packageForTests.ts';

/** A reader written from nothing but the read-me of `electron/reviewPackages`, with no part of the program. */
function readByTheBook(file: Buffer, passphrase: string): Map<string, Buffer> {
  const headerLength = file.readUInt32BE(12);
  const head = file.subarray(0, 16 + headerLength);
  const { kdf, check } = JSON.parse(head.subarray(16).toString('utf8')) as { kdf: { N: number; r: number; p: number; salt: string }; check: string };
  const secret = scryptSync(passphrase.normalize('NFC'), Buffer.from(kdf.salt, 'hex'), 32, { N: kdf.N, r: kdf.r, p: kdf.p, maxmem: 2 ** 30 });
  const part = (info: string, bytes: number) => Buffer.from(hkdfSync('sha256', secret, '', info, bytes));
  expect(part('400review check', 16).toString('hex')).toBe(check);
  const plain: Buffer[] = [];
  for (let at = head.byteLength, index = 0, last = false; !last; index += 1) {
    const frame = file.subarray(at, at + 5);
    last = frame[0] === 1;
    const end = at + 5 + frame.readUInt32BE(1);
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(index));
    const decipher = createDecipheriv('aes-256-gcm', part('400review key', 32), Buffer.concat([Buffer.alloc(4), place]));
    decipher.setAAD(Buffer.concat([createHash('sha256').update(head).digest(), place, frame]));
    decipher.setAuthTag(file.subarray(end, end + 16));
    plain.push(decipher.update(file.subarray(at + 5, end)), decipher.final());
    at = end + 16;
  }
  const body = Buffer.concat(plain);
  const manifestEnd = 4 + body.readUInt32BE(0);
  const text = body.subarray(4, manifestEnd);
  const manifest = JSON.parse(text.toString('utf8')) as { publicKey: string; files: { name: string; bytes: number; sha256: string }[] };
  const key = createPublicKey({ key: Buffer.from(manifest.publicKey, 'base64'), format: 'der', type: 'spki' });
  expect(verify(null, Buffer.concat([Buffer.from('400review manifest\n'), text]), key, body.subarray(manifestEnd, manifestEnd + 64))).toBe(true);
  let from = manifestEnd + 64;
  return new Map(manifest.files.map(({ name, bytes, sha256 }) => {
    const content = body.subarray(from, from + bytes);
    from += bytes;
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    return [name, content];
  }));
}

test('a package for a calibration is read in the same way, and says that it is of version 2', async () => {
  const calibration = Buffer.from('{"name":"十一月"}');
  const file = await packed([fileOf('cards/0.json', Buffer.from('{}')), fileOf('calibration.json', calibration)], { passphrase: '出发层 T2', keyOf: derivePackageKey });
  expect([file.readUInt16BE(10), readByTheBook(file, '出发层 T2').get('calibration.json')?.equals(calibration)]).toEqual([2, true]);
});

test('whoever has the read-me and the passphrase can read a package', async () => {
  const [card, sound] = [Buffer.from('{"评分":1}'), Buffer.alloc(150_000, 'sound')];
  const name = 'sound/0b8f7f3e-5a51-4b7e-9a3c-2f1d5c8e7b20.webm';
  const file = await packed([fileOf('cards/0.json', card), fileOf(name, sound)], { passphrase: '出发层 T2', keyOf: derivePackageKey, about: anyManifest() });
  const read = readByTheBook(file, '出发层 T2');
  expect(read.get('cards/0.json')?.equals(card)).toBe(true);
  expect(read.get(name)?.equals(sound)).toBe(true);
});
