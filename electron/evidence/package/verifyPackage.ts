import { createReadStream, statSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { callParts } from '../../../shared/evidence/evidenceFact.ts';
import type { CallPart, EvidencePayloads } from '../../../shared/evidence/evidenceFact.ts';
import type { EvidenceLink } from '../../../shared/evidence/evidenceLink.ts';
import type { EvidenceProblem, EvidenceRemark, EvidenceReport } from '../../../shared/evidence/evidenceProblem.ts';
import { checkToken } from '../timeStamp/checkToken.ts';
import { fingerprintOf } from '../signingKey.ts';
import { sha256Hex } from '../signLink.ts';
import { chainStart, verifyChain } from '../verifyChain.ts';
import { packageNames, selfProving } from './packageNames.ts';
import { contentOf, digestOf, readLinks } from './readPackage.ts';
import { readZip } from '../../files/readZip.ts';
import { writeZip } from './writeZip.ts';
import type { ZipPart } from '../../files/readZip.ts';

export interface PackageOptions {
  /** Fingerprint of the seat's key as its owner told it; without it, the package's own keys are taken for the seat's. */
  readonly key?: string;
  /** PEM of the time-stamping authority's root; without it, a stamp is checked against the certificate that it brings. */
  readonly authority?: string;
  readonly signal?: AbortSignal;
}

/** What a verified package says of itself. */
export interface PackageReport extends EvidenceReport {
  readonly callId: string | null;
  readonly keys: readonly string[];
}

/**
 * Verifies an exported package without any database: every link against its signature and its neighbours, every file against the
 * `exported` link, the audio and the facts against the links that were made when the call ended, the stamps against the links
 * they stamp, and the archive against what this program writes. Never throws for what is wrong with the package.
 */
export async function verifyPackage(file: string, options: PackageOptions = {}): Promise<PackageReport> {
  try {
    const zip = await readZip(file, { plain: true });
    try {
      return await verifyParts(file, zip.parts, options);
    } finally {
      zip.close();
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) throw error;
    return { links: 0, calls: 0, recordings: 0, verifiedUntil: 0, problems: [{ kind: 'container', sequence: null }], remarks: [], callId: null, keys: [] };
  }
}

async function verifyParts(file: string, list: readonly ZipPart[], options: PackageOptions): Promise<PackageReport> {
  const parts = new Map(list.map((part) => [part.name, part]));
  const problems: EvidenceProblem[] = [];
  const remarks: EvidenceRemark[] = [];
  if (parts.size !== list.length) problems.push({ kind: 'container', sequence: null });
  const keys = await readKeys(parts, options.key);
  const read = await readLinks(parts);
  for (const found of read) if (found.kind === 'malformed') problems.push({ kind: 'malformed', sequence: found.sequence });
  const links = read.flatMap((found) => (found.kind === 'link' ? [found.link] : []));
  const chain = verifyChain(links, { ...chainStart, keys }, { gapsAllowed: true });
  // A malformed link leaves a gap that is explained already.
  const explained = new Set(problems.map(({ sequence }) => sequence));
  problems.push(...chain.problems);
  remarks.push(...chain.remarks.filter((remark) => remark.kind !== 'notIncluded' || !explained.has(remark.sequence)));
  const exported = links.findLast(({ header }) => header.kind === 'exported');
  const callId = exported?.header.subject ?? null;
  problems.push(...(await checkFiles(parts, exported, links, options.signal)));
  const facts = await checkFacts(parts, links, callId);
  problems.push(...facts.problems);
  remarks.push(...facts.remarks);
  const stamps = await checkStamps(parts, links, options.authority);
  problems.push(...stamps.problems);
  remarks.push(...stamps.remarks);
  options.signal?.throwIfAborted();
  if (problems.length === 0 && !(await isOurArchive(file, list))) problems.push({ kind: 'container', sequence: null });
  const broken = Math.min(...problems.map(({ sequence }) => sequence ?? Infinity));
  return {
    links: links.length,
    calls: callId === null ? 0 : 1,
    recordings: list.filter(({ name }) => name.startsWith('audio/') && name.endsWith('.webm')).length,
    verifiedUntil: links.findLast(({ header }) => header.sequence < broken)?.header.sequence ?? 0,
    problems, remarks, callId, keys: Object.keys(keys),
  };
}

async function readKeys(parts: ReadonlyMap<string, ZipPart>, wanted: string | undefined): Promise<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const [name, part] of parts) {
    if (!name.startsWith('keys/')) continue;
    try {
      const publicKey = createPublicKey(await contentOf(part)).export({ format: 'der', type: 'spki' }).toString('base64');
      const fingerprint = fingerprintOf(publicKey);
      if (name === packageNames.key(fingerprint) && (wanted === undefined || wanted === fingerprint)) keys[fingerprint] = publicKey;
    } catch {
      // No key: what is signed with it is named as signed with an unknown one.
    }
  }
  return keys;
}

function payloadOf<Kind extends keyof EvidencePayloads>(link: EvidenceLink | undefined, kind: Kind): EvidencePayloads[Kind] | null {
  if (link === undefined || link.header.kind !== kind || link.payload === null || sha256Hex(link.payload) !== link.header.payload) return null;
  return JSON.parse(link.payload) as EvidencePayloads[Kind];
}

/** Every file is as it was exported, none is missing and none was added. */
async function checkFiles(parts: ReadonlyMap<string, ZipPart>, exported: EvidenceLink | undefined, links: readonly EvidenceLink[], signal: AbortSignal | undefined): Promise<EvidenceProblem[]> {
  const files = payloadOf(exported, 'exported')?.files ?? {};
  const sequence = exported?.header.sequence ?? null;
  const problems: EvidenceProblem[] = [];
  const proofs = new Map(links.flatMap((link) => {
    const proof = payloadOf(link, 'recordingCompleted');
    return proof === null ? [] : [[packageNames.audio(proof.recordingId, 'webm'), { sequence: link.header.sequence, proof }] as const];
  }));
  for (const [name, part] of parts) {
    signal?.throwIfAborted();
    if (selfProving.test(name)) continue;
    const digest = await digestOf(part);
    const recorded = proofs.get(name);
    if (recorded !== undefined && recorded.proof.sha256 !== null && recorded.proof.sha256 !== digest) {
      problems.push({ kind: 'changedRecording', sequence: recorded.sequence, recordingId: recorded.proof.recordingId });
    } else if (files[name] !== digest) problems.push({ kind: 'file', sequence, file: name });
  }
  for (const name of Object.keys(files)) if (!parts.has(name)) problems.push({ kind: 'file', sequence, file: name });
  if (exported === undefined) problems.push({ kind: 'file', sequence: null, file: packageNames.readMe });
  const known = new Set(links.map(({ header }) => header.sequence));
  for (const name of parts.keys()) {
    const number = /^links\/(\d{10})\.(sig|payload\.json)$/.exec(name)?.[1];
    if (number !== undefined && !parts.has(`links/${number}.json`) && !known.has(Number(number))) problems.push({ kind: 'malformed', sequence: Number(number) });
  }
  return problems;
}

/** The parts of the call against the newest link that names their digests. */
async function checkFacts(parts: ReadonlyMap<string, ZipPart>, links: readonly EvidenceLink[], callId: string | null): Promise<{ problems: EvidenceProblem[]; remarks: EvidenceRemark[] }> {
  const link = links.findLast(({ header, payload }) => header.subject === callId && payload !== null && (header.kind === 'callClosed' || header.kind === 'corrected'));
  const digests = (payloadOf(link, 'callClosed') ?? payloadOf(link, 'corrected'))?.digests;
  if (link === undefined || digests === undefined || callId === null) return { problems: [], remarks: [] };
  const withheld: CallPart[] = [];
  const changed: CallPart[] = [];
  for (const name of callParts) {
    const part = parts.get(packageNames.part(name));
    if (part === undefined) withheld.push(name);
    else if ((await digestOf(part)) !== digests[name]) changed.push(name);
  }
  return {
    problems: changed.length > 0 ? [{ kind: 'changedCall', sequence: link.header.sequence, callId, parts: changed }] : [],
    remarks: withheld.length > 0 ? [{ kind: 'withheld', parts: withheld }] : [],
  };
}

async function checkStamps(parts: ReadonlyMap<string, ZipPart>, links: readonly EvidenceLink[], authority: string | undefined): Promise<{ problems: EvidenceProblem[]; remarks: EvidenceRemark[] }> {
  const problems: EvidenceProblem[] = [];
  const remarks: EvidenceRemark[] = [];
  const said = new Map(links.flatMap((link) => {
    const stamped = payloadOf(link, 'stamped');
    return stamped === null ? [] : [[stamped.token, stamped] as const];
  }));
  for (const [name, part] of parts) {
    const number = /^stamps\/(\d{10})\.tst$/.exec(name)?.[1];
    if (number === undefined) continue;
    const sequence = Number(number);
    const link = links.find(({ header }) => header.sequence === sequence);
    const token = await contentOf(part);
    const known = said.get(sha256Hex(token));
    const checked = link === undefined ? { kind: 'refused' as const, why: 'noLink' } : checkToken(token, Buffer.from(link.hash, 'hex'), { authority });
    if (checked.kind === 'refused') problems.push({ kind: 'timeStamp', sequence, why: checked.why });
    else if (known?.stampedSequence !== sequence) problems.push({ kind: 'timeStamp', sequence, why: 'changed' });
    else remarks.push({ kind: 'stamped', sequence, time: checked.time, authority: known.authority, trusted: checked.trusted });
  }
  return { problems, remarks };
}

/** Makes the archive again from what is in it and compares byte by byte. */
async function isOurArchive(file: string, list: readonly ZipPart[]): Promise<boolean> {
  const original = createReadStream(file)[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let waiting = Buffer.alloc(0);
  let length = 0;
  for await (const piece of writeZip(list)) {
    const bytes = piece as Buffer;
    length += bytes.byteLength;
    while (waiting.byteLength < bytes.byteLength) {
      const next = await original.next();
      if (next.done === true) return false;
      waiting = Buffer.concat([waiting, next.value]);
    }
    if (!waiting.subarray(0, bytes.byteLength).equals(bytes)) {
      await original.return?.();
      return false;
    }
    waiting = waiting.subarray(bytes.byteLength);
  }
  await original.return?.();
  return statSync(file).size === length;
}
