import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { derivePackageKey } from '../../../electron/reviewPackages/packageKey.ts';
import type { PackageManifest } from '../../../electron/reviewPackages/packageManifest.ts';
import { readPackage } from '../../../electron/reviewPackages/readPackage.ts';
import { chunkBytes } from '../../../electron/reviewPackages/sealedChunks.ts';
import { writePackage } from '../../../electron/reviewPackages/writePackage.ts';
import { anyManifest, fileOf, inPieces, packed, publicKey, quickKey, signText } from './packageForTests.ts';

const passphrase = 'open sesame';
const keyOf = quickKey;
const expected = (code: string) => expect.objectContaining({ name: 'PackageFault', code });

async function unpacked(bytes: Uint8Array, pieceBytes?: number, phrase = passphrase) {
  const files = new Map<string, Buffer>();
  const { manifest, fingerprint } = await readPackage(inPieces(bytes, pieceBytes), { passphrase: phrase, keyOf }, {
    piece: ({ name }, piece) => void files.set(name, Buffer.concat([files.get(name) ?? Buffer.alloc(0), piece])),
  });
  return { manifest, fingerprint, files };
}

const soundName = `sound/${randomUUID()}.webm`;

describe('a package', () => {
  test('gives back what was put in, whatever the sizes of files and pieces are', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 * chunkBytes }), { maxLength: 4 }), fc.integer({ min: 300, max: 100_000 }), fc.integer({ min: 300, max: 100_000 }),
      async (sizes, written, read) => {
        const contents = sizes.map((size) => randomBytes(size));
        const files = contents.map((content, at) => fileOf(`cards/${at}.json`, content, written));
        const { manifest, files: found } = await unpacked(await packed(files), read);
        expect(manifest.files.map(({ name }) => name)).toEqual(files.map(({ name }) => name));
        for (const [at, content] of contents.entries()) expect((found.get(`cards/${at}.json`) ?? Buffer.alloc(0)).equals(content)).toBe(true);
      },
    ), { numRuns: 10 });
  });

  test('fills its chunks to the last byte without a further one', async () => {
    for (const off of [-1, 0, 1]) {
      const empty = await packed([fileOf(soundName, Buffer.alloc(0))]);
      const room = chunkBytes - empty.byteLength;
      const content = randomBytes(chunkBytes + (room % 1_000) + off);
      expect((await unpacked(await packed([fileOf(soundName, content)]))).files.get(soundName)?.equals(content)).toBe(true);
    }
  });

  test('shows nobody without the passphrase who made it and what is in it', async () => {
    const bytes = await packed([fileOf('cards/0.json', Buffer.from('评分表'))], { about: anyManifest({ madeBy: '王丽', note: '请在周五前听完' }) });
    for (const secret of ['王丽', '请在周五前听完', '评分表', publicKey, 'cards']) expect(bytes.includes(secret)).toBe(false);
  });

  test('never seals two packages of the same content alike', async () => {
    const about = anyManifest();
    const [one, other] = [await packed([], { about }), await packed([], { about })];
    expect(one.equals(other)).toBe(false);
    expect(one.subarray(-40).equals(other.subarray(-40))).toBe(false);
  });

  test('opens with the passphrase in whichever form of Unicode it is typed', async () => {
    const bytes = await packed([], { passphrase: 'café au lait'.normalize('NFC'), keyOf: derivePackageKey });
    const read = (phrase: string) => readPackage(inPieces(bytes), { passphrase: phrase });
    expect((await read('café au lait'.normalize('NFD'))).manifest.kind).toBe('calls');
    await expect(read('cafe au lait')).rejects.toEqual(expected('packagePassphrase'));
  });

  test('stays closed to another passphrase', async () => {
    const bytes = await packed([]);
    await expect(unpacked(bytes, undefined, 'open sesame ')).rejects.toEqual(expected('packagePassphrase'));
  });

  test('that would not hold what its list says is not written', async () => {
    const file = fileOf(soundName, Buffer.from('as it was'));
    const changed = { ...file, pieces: fileOf(soundName, Buffer.from('as it is.')).pieces };
    await expect(packed([changed])).rejects.toThrow('changed while it was packed');
  });
});

describe('of a package', () => {
  let whole: Buffer;
  beforeAll(async () => { whole = await packed([fileOf('cards/0.json', Buffer.from('{"a":1}')), fileOf(soundName, randomBytes(90))]); });

  test('every changed byte is found', async () => {
    for (let at = 0; at < whole.byteLength; at += 1) {
      const changed = Buffer.from(whole);
      changed[at] = changed[at]! ^ (1 << at % 8);
      await expect(unpacked(changed), `byte ${at}`).rejects.toMatchObject({ name: 'PackageFault' });
    }
  });

  test('every end that is missing is found', async () => {
    for (let length = 0; length < whole.byteLength; length += 1) {
      const code = length === 0 ? 'notAReviewPackage' : 'packageCutOff';
      await expect(unpacked(whole.subarray(0, length)), `${length} bytes`).rejects.toEqual(expected(code));
    }
  });

  test('everything that was added is found', async () => {
    await expect(unpacked(Buffer.concat([whole, Buffer.alloc(1)]))).rejects.toEqual(expected('packageDamaged'));
    await expect(unpacked(Buffer.concat([whole, whole]))).rejects.toEqual(expected('packageDamaged'));
  });

  test('chunks that change places, are left out or come twice are found', async () => {
    const long = await packed([fileOf(soundName, randomBytes(5 * chunkBytes))]);
    const frame = chunkBytes + 21;
    const start = long.indexOf(Buffer.from([0, 0, 1, 0, 0]));
    const chunk = (at: number) => long.subarray(start + at * frame, start + (at + 1) * frame);
    const rest = long.subarray(start + 3 * frame);
    const made = (...order: number[]) => Buffer.concat([long.subarray(0, start), ...order.map(chunk), rest]);
    expect((await unpacked(made(0, 1, 2))).manifest.files).toHaveLength(1);
    for (const order of [[1, 0, 2], [0, 2], [0, 1, 1, 2], [0, 1, 2, 2]]) await expect(unpacked(made(...order)), order.join()).rejects.toEqual(expected('packageDamaged'));
  });

  test('a cut at the border of two chunks is found', async () => {
    const long = await packed([fileOf(soundName, randomBytes(3 * chunkBytes))]);
    const start = long.indexOf(Buffer.from([0, 0, 1, 0, 0]));
    for (const chunks of [0, 1, 2, 3]) await expect(unpacked(long.subarray(0, start + chunks * (chunkBytes + 21)))).rejects.toEqual(expected('packageCutOff'));
  });

  test('the head of another one is found', async () => {
    const about = anyManifest();
    const [one, other] = [await packed([], { about }), await packed([], { about })];
    const head = one.indexOf(Buffer.from('"}'), 40);
    await expect(unpacked(Buffer.concat([one.subarray(0, head), other.subarray(head)]))).rejects.toMatchObject({ name: 'PackageFault' });
  });
});

describe('what is not a package of ours', () => {
  test('is told from one that is newer', async () => {
    const newer = Buffer.from(await packed([]));
    newer.writeUInt16BE(3, 10);
    await expect(unpacked(newer)).rejects.toEqual(expected('packageNewer'));
    await expect(unpacked(Buffer.from('PK\u0003\u0004 another kind of file'))).rejects.toEqual(expected('notAReviewPackage'));
    await expect(unpacked(Buffer.alloc(0))).rejects.toEqual(expected('notAReviewPackage'));
  });

  test('is found out whatever it is', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (noise, named) => {
      await expect(unpacked(named ? Buffer.concat([Buffer.from('400review\n'), noise]) : noise)).rejects.toMatchObject({ name: 'PackageFault' });
    }), { numRuns: 200 });
  });

  test('costs no more memory for its key than a package may', async () => {
    const bytes = await packed([]);
    const text = bytes.toString('latin1');
    const dearer = Buffer.from(text.replace('"N":32768', '"N":1048576').replace(/^(400review\n..)..../s, (_, start: string) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.readUInt32BE(12) + 2);
      return start + length.toString('latin1');
    }), 'latin1');
    await expect(unpacked(dearer)).rejects.toEqual(expected('packageDamaged'));
  });
});

describe('a list of contents', () => {
  async function listed(about: Omit<PackageManifest, 'files'>, sign = signText, names: readonly string[] = []): Promise<unknown> {
    const pieces: Buffer[] = [];
    for await (const piece of writePackage(about, names.map((name) => fileOf(name, Buffer.from('x'))), { passphrase, keyOf, cost: 2 ** 15, sign })) pieces.push(piece);
    return unpacked(Buffer.concat(pieces)).catch((error: unknown) => error);
  }

  test('that somebody else signed, or nobody, is refused', async () => {
    expect(await listed(anyManifest())).toMatchObject({ manifest: { kind: 'calls' } });
    expect(await listed(anyManifest(), () => Promise.resolve(randomBytes(64)))).toMatchObject({ code: 'packageForged' });
    expect(await listed(anyManifest(), (text) => signText(`${text} `))).toMatchObject({ code: 'packageForged' });
    expect(await listed(anyManifest({ publicKey: 'AAAA' }))).toMatchObject({ code: 'packageForged' });
  });

  test('that names files outside of the package, or one twice, is refused', async () => {
    for (const name of ['../../settings.json', '/etc/passwd', 'cards/a.json', 'C:\\x', '']) expect(await listed(anyManifest(), signText, [name])).toMatchObject({ code: 'packageForged' });
    expect(await listed(anyManifest(), signText, ['cards/1.json', 'cards/1.json'])).toMatchObject({ code: 'packageForged' });
  });

  test('of an answer to nothing is refused', async () => {
    expect(await listed(anyManifest({ kind: 'answer' }))).toMatchObject({ code: 'packageForged' });
    expect(await listed(anyManifest({ answers: randomUUID() }))).toMatchObject({ code: 'packageForged' });
  });
});
