import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { callParts } from '../../../shared/evidence/evidenceFact.ts';
import type { CallPart, EvidenceFact, EvidencePayloads } from '../../../shared/evidence/evidenceFact.ts';
import type { EvidenceLink } from '../../../shared/evidence/evidenceLink.ts';
import { maskNumbersIn } from '../../../shared/phoneNumbers/maskNumbersInText.ts';
import { pemOf } from '../signingKey.ts';
import { packageNames } from './packageNames.ts';
import { packageReadMe } from './packageReadMe.ts';
import { partOf, partsOfLink } from './packageParts.ts';
import { writeZip } from './writeZip.ts';
import type { ZipPart } from '../../files/readZip.ts';

/** What a package is made of. */
export interface PackageStore {
  evidencePart(argument: { readonly callId: string; readonly mostBetween: number }): Promise<{
    readonly links: readonly EvidenceLink[];
    readonly keys: Readonly<Record<string, string>>;
    readonly texts: Readonly<Record<CallPart, string>>;
    readonly stamps: readonly { readonly stampedSequence: number; readonly token: Uint8Array }[];
  } | null>;
  keepEvidence(fact: Extract<EvidenceFact, { kind: 'exported' }>): Promise<number>;
  readRecording(argument: { readonly id: string; readonly offset: number; readonly length: number }): Promise<Uint8Array>;
}

export interface PackageRequest {
  /** Makes a repeated export the same export. */
  readonly id: string;
  readonly callId: string;
  /** Who exports. */
  readonly by: string;
  /** What `facts.json` says; masked where the seat may not see numbers. */
  readonly facts: unknown;
  /** Parts in which numbers may be are left out. */
  readonly numbersHidden: boolean;
  /** Further files, as the recording in another form. */
  readonly files: readonly (ZipPart & { readonly sha256: string })[];
  readonly signal: AbortSignal;
  /** Bytes written of all. */
  readonly progress: (done: number, total: number) => void;
  /** Has the end of the chain stamped, where an authority is configured; what fails is tried again later and by itself. */
  readonly stamp: () => Promise<void>;
  readonly write: (fill: (to: Writable) => Promise<void>) => Promise<void>;
}

/** The call is not known, or nothing of it is in the chain. */
export class NothingToProve extends Error {
  readonly code = 'unknownCall';
}

const mostBetween = 2_000;
const bytesAtOnce = 256 * 1024;

/** Where numbers can be: in the row, in what the platform sent, in what people wrote. */
const partsWithNumbers: ReadonlySet<CallPart> = new Set(['row', 'facts', 'events', 'customer', 'writeUp']);

/** Writes the package of a call. The export itself becomes a link, so that the package proves all of its files. Returns the link's sequence. */
export async function createPackage(store: PackageStore, request: PackageRequest): Promise<number> {
  const { id, callId, by, signal, progress } = request;
  const before = await store.evidencePart({ callId, mostBetween });
  if (before === null) throw new NothingToProve('There is no such call.');
  const recordings = await measureAll(store, keptRecordings(before.links), signal);
  const content: (ZipPart & { sha256: string })[] = [
    ...[
      partWithDigest(packageNames.readMe, packageReadMe(callId)),
      partWithDigest(packageNames.facts, `${JSON.stringify(request.facts, null, 2)}\n`),
      ...callParts.filter((part) => !request.numbersHidden || !partsWithNumbers.has(part)).map((part) => partWithDigest(packageNames.part(part), before.texts[part])),
      ...Object.entries(before.keys).map(([fingerprint, key]) => partWithDigest(packageNames.key(fingerprint), pemOf(key))),
    ],
    ...recordings,
    ...request.files,
  ];
  const files = Object.fromEntries(content.map(({ name, sha256 }) => [name, sha256]));
  const recordingId = keptRecordings(before.links).at(-1) ?? null;
  signal.throwIfAborted();
  const sequence = await store.keepEvidence({ kind: 'exported', subject: callId, payload: { id, recordingId, by, what: 'package', files } });
  await request.stamp();
  const after = await store.evidencePart({ callId, mostBetween });
  if (after === null) throw new NothingToProve('There is no such call.');
  const parts: ZipPart[] = [
    ...content.filter(({ name }) => !name.startsWith('audio/')),
    ...after.links.map((link) => (request.numbersHidden ? withoutNumbers(link) : link)).flatMap(partsOfLink),
    ...after.stamps.map(({ stampedSequence, token }) => partOf(packageNames.stamp(stampedSequence), token)),
    ...content.filter(({ name }) => name.startsWith('audio/')),
  ];
  const total = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  await request.write((to) => pipeline(writeZip(parts), counted(total, progress), to, { signal }));
  return sequence;
}

/** Links about words that people chose: reasons, and names of files that left the program. They are as they were when they were signed. */
const withWords: ReadonlySet<string> = new Set(['recordingDeleted', 'holdPlaced', 'holdLifted', 'exported']);

/** Leaves out what the link is about where a number is in it; the files of a package have names of our own. */
function withoutNumbers(link: EvidenceLink): EvidenceLink {
  const { header, payload } = link;
  if (payload === null || !withWords.has(header.kind)) return link;
  const about = JSON.parse(payload) as Partial<EvidencePayloads['exported']>;
  return about.what !== 'package' && textsOf(about).some((text) => maskNumbersIn(text) !== text) ? { ...link, payload: null } : link;
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => [name, ...textsOf(one)]) : [];
}

async function* pieces(store: PackageStore, recordingId: string): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const bytes = await store.readRecording({ id: recordingId, offset, length: bytesAtOnce });
    if (bytes.byteLength === 0) return;
    yield bytes;
    offset += bytes.byteLength;
  }
}

/** Recordings of the call that have a link and no link that deletes them. */
function keptRecordings(links: readonly EvidenceLink[]): string[] {
  const kept = new Set<string>();
  for (const { header, payload } of links) {
    if (payload === null || (header.kind !== 'recordingCompleted' && header.kind !== 'recordingDeleted')) continue;
    const { recordingId } = JSON.parse(payload) as EvidencePayloads['recordingDeleted'];
    if (header.kind === 'recordingCompleted') kept.add(recordingId);
    else kept.delete(recordingId);
  }
  return [...kept];
}

async function measureAll(store: PackageStore, ids: readonly string[], signal: AbortSignal): Promise<(ZipPart & { sha256: string })[]> {
  const measured: (ZipPart & { sha256: string })[] = [];
  for (const recordingId of ids) {
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces(store, recordingId)) {
      signal.throwIfAborted();
      digest.update(piece);
      bytes += piece.byteLength;
    }
    if (bytes === 0) continue;
    const open = () => Promise.resolve(Readable.from(pieces(store, recordingId), { objectMode: false }));
    measured.push({ name: packageNames.audio(recordingId, 'webm'), bytes, sha256: digest.digest('hex'), open });
  }
  return measured;
}

function partWithDigest(name: string, content: string): ZipPart & { sha256: string } {
  return { ...partOf(name, content), sha256: createHash('sha256').update(content).digest('hex') };
}

function counted(total: number, progress: (done: number, total: number) => void): (source: AsyncIterable<string | Buffer>) => AsyncGenerator<Buffer> {
  return async function* count(source) {
    let done = 0;
    for await (const piece of source) {
      const bytes = Buffer.from(piece);
      done += bytes.byteLength;
      progress(Math.min(done, total), total);
      yield bytes;
    }
  };
}
