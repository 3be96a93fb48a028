import { Readable } from 'node:stream';
import { headerText } from '../../../shared/evidence/evidenceLink.ts';
import type { EvidenceLink } from '../../../shared/evidence/evidenceLink.ts';
import { packageNames } from './packageNames.ts';
import type { ZipPart } from '../../files/readZip.ts';

/** A small file. */
export function partOf(name: string, content: string | Uint8Array): ZipPart {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { name, bytes: bytes.byteLength, open: () => Promise.resolve(Readable.from([bytes], { objectMode: false })) };
}

/** The files of a link: what is signed, the signature as raw bytes, and what it is about where that may be shown. */
export function partsOfLink({ header, payload, signature }: EvidenceLink): ZipPart[] {
  const files = [
    partOf(packageNames.header(header.sequence), headerText(header)),
    partOf(packageNames.signature(header.sequence), Buffer.from(signature, 'hex')),
  ];
  return payload === null ? files : [...files, partOf(packageNames.payload(header.sequence), payload)];
}
