import { verify } from 'node:crypto';
import { z } from 'zod';
import { signedPrefix } from '../../shared/reviews/reviewPackageContent.ts';
import { canonicalJson } from '../../shared/evidence/canonicalJson.ts';
import { fingerprintOf, readPublicKey } from '../evidence/signingKey.ts';
import { PackageFault } from './packageFault.ts';
import { packageKinds } from './packageHeader.ts';

/** Longest file that is read as a whole: everything but sound. */
export const longestText = 8 * 2 ** 20;
export const longestManifest = 2 * 2 ** 20;
const longestSound = 4 * 2 ** 30;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Names: `cards/<n>.json`, `calls/<call id>.json`, `sound/<call id>.webm`, `calibration.json`, `reviews.json`, `markers.json`. */
const fileName = z.string().regex(/^(cards\/\d{1,4}\.json|calls\/[0-9a-f-]{36}\.json|sound\/[0-9a-f-]{36}\.webm|calibration\.json|reviews\.json|markers\.json)$/);

const fileSchema = z.strictObject({ name: fileName, bytes: z.int().min(0).max(longestSound), sha256 })
  .refine(({ name, bytes }) => name.startsWith('sound/') || bytes <= longestText, 'Too long to be read as a whole');
export type ManifestFile = z.infer<typeof fileSchema>;

/** What is in a package, by whom, in which order. Signed as a whole. */
export const manifestSchema = z.strictObject({
  id: z.uuid(),
  kind: z.enum(packageKinds),
  /** Epoch milliseconds. */
  madeAt: z.int(),
  madeBy: z.string().max(200),
  note: z.string().max(1_000),
  /** Of the seat that signs: DER (SubjectPublicKeyInfo) of an Ed25519 key, base64. */
  publicKey: z.string().max(200),
  /** The package that an answer answers. */
  answers: z.uuid().nullable(),
  callIds: z.array(z.uuid()).min(1).max(1_000),
  files: z.array(fileSchema).max(5_000).refine((files) => new Set(files.map(({ name }) => name)).size === files.length, 'Each file once'),
}).refine(({ kind, answers }) => (kind === 'answer') === (answers !== null), 'An answer names what it answers');
export type PackageManifest = z.infer<typeof manifestSchema>;

export interface SignedManifest {
  readonly manifest: PackageManifest;
  /** First 16 hex digits of the SHA-256 of the maker's key. */
  readonly fingerprint: string;
}

/** Throws `packageForged`. @param text canonical JSON, as it was read @param signature Ed25519, 64 bytes */
export function readManifest(text: Buffer, signature: Uint8Array): SignedManifest {
  try {
    const manifest = manifestSchema.parse(JSON.parse(text.toString('utf8')));
    const same = Buffer.from(canonicalJson(manifest)).equals(text);
    if (same && verify(null, Buffer.concat([Buffer.from(signedPrefix), text]), readPublicKey(manifest.publicKey), signature)) {
      return { manifest, fingerprint: fingerprintOf(manifest.publicKey) };
    }
  } catch {
    // Said below.
  }
  throw new PackageFault('packageForged', 'The list of contents is not what the maker signed.');
}
