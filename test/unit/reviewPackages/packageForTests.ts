import { createHash, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { leastCost, type KeyMaker } from '../../../electron/reviewPackages/packageKey.ts';
import type { PackageManifest } from '../../../electron/reviewPackages/packageManifest.ts';
import { signedPrefix } from '../../../shared/reviews/reviewPackageContent.ts';
import { writePackage, type PackageFile } from '../../../electron/reviewPackages/writePackage.ts';

/** A key at once: thousands of packages are read. It differs wherever the real one does. */
export const quickKey: KeyMaker = (passphrase, derivation) => {
  const digest = createHash('sha512').update(JSON.stringify([passphrase.normalize('NFC'), derivation])).digest();
  return Promise.resolve({ key: digest.subarray(0, 32), check: digest.subarray(32, 48).toString('hex') });
};

const pair = generateKeyPairSync('ed25519');
export const publicKey = createPublicKey(pair.privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
export const signText = (manifest: string) => Promise.resolve<Uint8Array>(sign(null, Buffer.from(signedPrefix + manifest), pair.privateKey));

export function fileOf(name: string, content: Uint8Array, pieceBytes = 1_000): PackageFile {
  return {
    name, bytes: content.byteLength, sha256: createHash('sha256').update(content).digest('hex'),
    async *pieces() {
      for (let at = 0; at < content.byteLength; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
    },
  };
}

export function anyManifest(changes: Partial<Omit<PackageManifest, 'files'>> = {}): Omit<PackageManifest, 'files'> {
  return { id: randomUUID(), kind: 'calls', madeAt: 1_763_800_000_000, madeBy: '王丽', note: '', publicKey, answers: null, callIds: [randomUUID()], ...changes };
}

export async function packed(files: readonly PackageFile[], { passphrase = 'open sesame', keyOf = quickKey, about = anyManifest() }: { passphrase?: string; keyOf?: KeyMaker; about?: Omit<PackageManifest, 'files'> } = {}): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writePackage(about, files, { passphrase, sign: signText, cost: leastCost, keyOf })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Bytes as a file gives them: in pieces of any size. */
export async function* inPieces(bytes: Uint8Array, pieceBytes = 16_384): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
