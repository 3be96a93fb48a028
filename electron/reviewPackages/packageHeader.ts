import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../shared/evidence/canonicalJson.ts';
import type { ByteSource } from './byteSource.ts';
import { PackageFault } from './packageFault.ts';
import { leastCost, mostCost } from './packageKey.ts';

/** The first bytes of every package. */
export const magic = Buffer.from('400review\n', 'latin1');
/** The newest version that is read. */
export const formatVersion = 2;
/** A package is written in the oldest version that knows all that it holds, so that older programs read what they can. */
export const versionOf = (names: readonly string[]): number => (names.includes('calibration.json') ? 2 : 1);
const longestHeader = 4_096;

/** `calls`: calls to judge; `answer`: what was judged, on its way back. */
export const packageKinds = ['calls', 'answer'] as const;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** All that can be read without the passphrase: nothing of who made it, and nothing of what is in it. */
export const headerSchema = z.strictObject({
  id: z.uuid(),
  kdf: z.strictObject({ name: z.literal('scrypt'), N: z.int().min(leastCost).max(mostCost).refine((cost) => Number.isInteger(Math.log2(cost))), r: z.literal(8), p: z.literal(1), salt: hex(32) }),
  check: hex(16),
});
export type PackageHeader = z.infer<typeof headerSchema>;

/** Magic, version (uint16), length (uint32) and header. Integers are big-endian. */
export function headOf(header: PackageHeader, version: number): Buffer {
  const text = Buffer.from(canonicalJson(header));
  const lengths = Buffer.alloc(6);
  lengths.writeUInt16BE(version, 0);
  lengths.writeUInt32BE(text.byteLength, 2);
  return Buffer.concat([magic, lengths, text]);
}

/** Every sealed chunk is bound to this: another head makes all of them unreadable. */
export function digestOfHead(head: Uint8Array): Buffer {
  return createHash('sha256').update(head).digest();
}

/** Throws `notAReviewPackage`, `packageNewer`, `packageCutOff` or `packageDamaged`. */
export async function readHead(source: ByteSource): Promise<{ readonly header: PackageHeader; readonly version: number; readonly head: Buffer }> {
  const start = await source.upTo(magic.byteLength);
  if (!start.equals(magic.subarray(0, start.byteLength)) || start.byteLength === 0) throw new PackageFault('notAReviewPackage', 'This is another kind of file.');
  if (start.byteLength < magic.byteLength) throw new PackageFault('packageCutOff', 'The file ends in its first line.');
  const lengths = await source.exactly(6);
  const version = lengths.readUInt16BE(0);
  if (version > formatVersion) throw new PackageFault('packageNewer', `The package has format ${version}.`);
  const length = lengths.readUInt32BE(2);
  if (version === 0 || length > longestHeader) throw new PackageFault('packageDamaged', 'The head of the package is not as it was written.');
  const text = await source.exactly(length);
  return { header: parseHeader(text), version, head: Buffer.concat([start, lengths, text]) };
}

function parseHeader(text: Buffer): PackageHeader {
  try {
    const header = headerSchema.parse(JSON.parse(text.toString('utf8')));
    if (Buffer.from(canonicalJson(header)).equals(text)) return header;
  } catch {
    // Said below.
  }
  throw new PackageFault('packageDamaged', 'The head of the package is not as it was written.');
}
