import { createHash } from 'node:crypto';
import { z } from 'zod';
import { headerText } from '../../../shared/evidence/evidenceLink.ts';
import type { EvidenceLink } from '../../../shared/evidence/evidenceLink.ts';
import { sha256Hex } from '../signLink.ts';
import type { ZipPart } from '../../files/readZip.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const headerSchema = z.strictObject({
  version: z.literal(1), sequence: z.int().positive(), at: z.int(), kind: z.string(), subject: z.string(), payload: hex, previous: hex, key: z.string().regex(/^[0-9a-f]{16}$/),
});

/** Small files only: larger ones are measured as they pass (`digestOf`). */
export async function contentOf(part: ZipPart, most = 4 * 2 ** 20): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of await part.open()) {
    bytes += (piece as Buffer).byteLength;
    if (bytes > most) throw new Error(`${part.name} is too large`);
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** SHA-256 of a file, hex. */
export async function digestOf(part: ZipPart): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of await part.open()) digest.update(piece as Buffer);
  return digest.digest('hex');
}

export type ReadLink = { readonly kind: 'link'; readonly link: EvidenceLink } | { readonly kind: 'malformed'; readonly sequence: number };

/** The links of a package in the order of their file names. A link without its signature has an empty one. */
export async function readLinks(parts: ReadonlyMap<string, ZipPart>): Promise<ReadLink[]> {
  const names = [...parts.keys()].filter((name) => /^links\/\d{10}\.json$/.test(name)).sort();
  const links: ReadLink[] = [];
  for (const name of names) links.push(await readLink(parts, name));
  return links;
}

async function readLink(parts: ReadonlyMap<string, ZipPart>, name: string): Promise<ReadLink> {
  const stem = name.slice(0, -'.json'.length);
  const sequence = Number(stem.slice('links/'.length));
  const textOf = async (suffix: string): Promise<Buffer | null> => {
    const part = parts.get(`${stem}${suffix}`);
    return part === undefined ? null : contentOf(part);
  };
  const text = (await textOf('.json'))!;
  const signature = await textOf('.sig');
  const payload = await textOf('.payload.json');
  try {
    const header = headerSchema.parse(JSON.parse(text.toString('utf8')));
    // Exactly these bytes are signed: another way to write the same header is another header.
    if (!Buffer.from(headerText(header)).equals(text) || header.sequence !== sequence) return { kind: 'malformed', sequence };
    // A payload that is no UTF-8 would read the same as another one.
    if (payload !== null && !Buffer.from(payload.toString('utf8')).equals(payload)) return { kind: 'malformed', sequence };
    return { kind: 'link', link: { header, payload: payload?.toString('utf8') ?? null, hash: sha256Hex(text), signature: signature?.toString('hex') ?? '' } };
  } catch {
    return { kind: 'malformed', sequence };
  }
}
