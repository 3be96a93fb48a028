import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { SetUpFailure } from './setUpFailure.ts';

/** A file's digest in the form of package registries: `sha512-<base64>` (W3C Subresource Integrity). */
export async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Accepts a downloaded file only when it is the one pinned in the source. A wrong file is deleted, so that the next
 * run downloads it again instead of failing for ever.
 * @throws SetUpFailure naming both digests
 */
export async function requireIntegrity(file: string, expected: string): Promise<void> {
  const actual = await integrityOf(file);
  if (actual === expected) return;
  await rm(file, { force: true });
  throw new SetUpFailure(
    `wrong checksum of ${path.basename(file)}: expected ${expected}, got ${actual}; the file was deleted`,
    'Run the same command again. If it happens twice, the package source of this machine serves another file: check it.',
  );
}
