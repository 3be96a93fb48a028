import { createHash } from 'node:crypto';
import { ByteSource } from './byteSource.ts';
import { PackageFault } from './packageFault.ts';
import { digestOfHead, readHead, versionOf } from './packageHeader.ts';
import { derivePackageKey, type KeyMaker } from './packageKey.ts';
import { longestManifest, readManifest, type ManifestFile, type SignedManifest } from './packageManifest.ts';
import { chunkBytes, openChunks } from './sealedChunks.ts';

/** What happens with what is read. Whatever it throws ends the reading. */
export interface PackageVisitor {
  /** The maker's signature holds. */
  begins?(signed: SignedManifest): Promise<void> | void;
  /** Bytes of a file, in order; each was checked against its chunk's tag, and the whole is compared with the manifest at its end. */
  piece?(file: ManifestFile, bytes: Uint8Array): Promise<void> | void;
  /** All of the file is as its maker signed it. */
  ends?(file: ManifestFile): Promise<void> | void;
}

export interface ReadOptions {
  readonly passphrase: string;
  readonly signal?: AbortSignal;
  /** Bytes of the package read so far. */
  readonly progress?: (done: number) => void;
  readonly keyOf?: KeyMaker;
}

const signatureBytes = 64;

/**
 * Reads a package from its first byte to its last. When it resolves, every byte is as it was written and signed; until then a
 * visitor may keep what it sees only where it can be dropped again. Throws `PackageFault`, the signal's reason, and what the visitor throws.
 */
export async function readPackage(bytes: AsyncIterable<Uint8Array>, { passphrase, signal, progress, keyOf = derivePackageKey }: ReadOptions, visitor: PackageVisitor = {}): Promise<SignedManifest> {
  const file = new ByteSource(bytes);
  try {
    const { header, version, head } = await readHead(file);
    const { key, check } = await keyOf(passphrase, header.kdf);
    signal?.throwIfAborted();
    if (check !== header.check) throw new PackageFault('packagePassphrase', 'This passphrase does not open the package.');
    const plain = new ByteSource(openChunks(file, key, digestOfHead(head)));
    const signed = await readContents(plain);
    if (signed.manifest.id !== header.id) throw new PackageFault('packageForged', 'The head belongs to another package.');
    if (versionOf(signed.manifest.files.map(({ name }) => name)) > version) throw new PackageFault('packageForged', 'Something is in it that its version does not know.');
    await visitor.begins?.(signed);
    for (const entry of signed.manifest.files) {
      const digest = createHash('sha256');
      for (let left = entry.bytes; left > 0;) {
        signal?.throwIfAborted();
        const piece = await plain.exactly(Math.min(left, chunkBytes));
        digest.update(piece);
        left -= piece.byteLength;
        await visitor.piece?.(entry, piece);
        progress?.(file.taken);
      }
      if (digest.digest('hex') !== entry.sha256) throw new PackageFault('packageForged', 'A file is not what the maker signed.');
      await visitor.ends?.(entry);
    }
    if (!(await plain.isAtEnd())) throw new PackageFault('packageForged', 'More is in the package than its maker signed.');
    progress?.(file.taken);
    return signed;
  } finally {
    await file.close();
  }
}

async function readContents(plain: ByteSource): Promise<SignedManifest> {
  const length = (await plain.exactly(4)).readUInt32BE();
  if (length > longestManifest) throw new PackageFault('packageForged', 'The list of contents is too long.');
  const text = await plain.exactly(length);
  return readManifest(text, await plain.exactly(signatureBytes));
}
