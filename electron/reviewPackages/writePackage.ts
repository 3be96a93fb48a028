import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../shared/evidence/canonicalJson.ts';
import { digestOfHead, headOf, versionOf } from './packageHeader.ts';
import { derivePackageKey, usualCost, type KeyMaker } from './packageKey.ts';
import type { ManifestFile, PackageManifest } from './packageManifest.ts';
import { sealChunks } from './sealedChunks.ts';

/** A file of a package; its pieces are asked for once, when its turn has come, and must be what the digest says. */
export interface PackageFile extends ManifestFile {
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

export interface PackageOptions {
  readonly passphrase: string;
  /** Ed25519 over the text that it is given, by the seat whose public key the manifest names: 64 bytes. */
  readonly sign: (manifest: string) => Promise<Uint8Array>;
  readonly keyOf?: KeyMaker;
  readonly cost?: number;
}

/** The bytes of a package, from its first to its last. Nothing but chunks is in the memory. */
export async function* writePackage(about: Omit<PackageManifest, 'files'>, files: readonly PackageFile[], options: PackageOptions): AsyncGenerator<Buffer> {
  const { passphrase, sign, keyOf = derivePackageKey, cost = usualCost } = options;
  const kdf = { name: 'scrypt', N: cost, r: 8, p: 1, salt: randomBytes(32).toString('hex') } as const;
  const { key, check } = await keyOf(passphrase, kdf);
  const head = headOf({ id: about.id, kdf, check }, versionOf(files.map(({ name }) => name)));
  yield head;
  yield* sealChunks(contents(about, files, sign), key, digestOfHead(head));
}

/** Length of the manifest (uint32), manifest, signature, and the files one after another. */
async function* contents(about: Omit<PackageManifest, 'files'>, files: readonly PackageFile[], sign: PackageOptions['sign']): AsyncGenerator<Uint8Array> {
  const manifest = canonicalJson({ ...about, files: files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })) });
  const text = Buffer.from(manifest);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.byteLength);
  yield Buffer.concat([length, text, await sign(manifest)]);
  for (const file of files) yield* asListed(file);
}

/** A file that changed since it was measured would make a package that nobody can take in. */
async function* asListed({ name, bytes, sha256, pieces }: PackageFile): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256');
  let length = 0;
  for await (const piece of pieces()) {
    digest.update(piece);
    length += piece.byteLength;
    yield piece;
  }
  if (length !== bytes || digest.digest('hex') !== sha256) throw new Error(`${name} changed while it was packed`);
}
