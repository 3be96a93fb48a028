import type { z } from 'zod';
import { packagedCalibrationSchema, packagedCallSchema, type PackagedCalibration, type PackagedCall } from '../../shared/reviews/reviewPackageContent.ts';
import type { ScoreCard } from '../../shared/reviews/scoreCard.ts';
import type { EvidencePayloads } from '../../shared/evidence/evidenceFact.ts';
import { chainStart, verifyChain } from '../evidence/verifyChain.ts';
import { PackageFault } from './packageFault.ts';
import type { ManifestFile, PackageManifest } from './packageManifest.ts';

export const soundOf = (callId: string): string => `sound/${callId}.webm`;
export const calibrationFile = 'calibration.json';
export const callFileOf = (callId: string): string => `calls/${callId}.json`;

function forged(message: string): never {
  throw new PackageFault('packageForged', message);
}

/** A file of text as its schema wants it. Throws `packageForged`. */
export function readText<T>(schema: z.ZodType<T>, bytes: Buffer): T {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return forged('A file does not hold what its name says.');
  }
}

/** Every call with its sound right behind its facts, at least one score card, and nothing else. */
export function requireCallPackage({ callIds, files }: PackageManifest): void {
  const names = files.map(({ name }) => name);
  const cards = names.filter((name) => name.startsWith('cards/'));
  const calibration = names.filter((name) => name === calibrationFile);
  const wanted = [...cards, ...calibration, ...callIds.flatMap((callId) => [callFileOf(callId), soundOf(callId)])];
  if (cards.length === 0 || wanted.length !== names.length || wanted.some((name, at) => name !== names[at])) forged('The list of contents is not that of calls.');
}

export function requireAnswer({ files }: PackageManifest): void {
  const names = files.map(({ name }) => name).filter((name) => !name.startsWith('cards/'));
  if (names.join() !== 'reviews.json,markers.json') forged('The list of contents is not that of an answer.');
}

/** A calibration of calls that are in the package, judged with a card that is in it. Throws `packageForged`. */
export function readCalibration(bytes: Buffer, { callIds }: PackageManifest, cards: readonly ScoreCard[]): PackagedCalibration {
  const calibration = readText<PackagedCalibration>(packagedCalibrationSchema, bytes);
  const { cardId, cardVersion } = calibration;
  if (calibration.callIds.some((callId) => !callIds.includes(callId)) || new Set(calibration.callIds).size !== calibration.callIds.length) forged('The calibration has calls that are not in the package.');
  if (!cards.some(({ id, version }) => id === cardId && version === cardVersion)) forged('The score card of the calibration is not in the package.');
  return calibration;
}

/** A call that fits its sound, and the links that prove it. Throws `packageForged`. */
export function readCall(file: ManifestFile, bytes: Buffer, sound: ManifestFile | undefined): PackagedCall {
  const call: PackagedCall = readText(packagedCallSchema, bytes);
  const { entry, markers, recording } = call;
  if (file.name !== callFileOf(entry.callId) || sound === undefined || sound.bytes === 0 || markers.some(({ callId }) => callId !== entry.callId)) forged('A call is not the one that its name says.');
  const ascending = recording.seekIndex.every(([ms, offset], at) => offset < sound.bytes && (at === 0 || (ms >= recording.seekIndex[at - 1]![0] && offset > recording.seekIndex[at - 1]![1])));
  if (!ascending) forged('The places of a recording do not fit its sound.');
  requireProof(call, sound);
  return call;
}

/** Where the chain of the house proves the recording, the sound has to be that one. */
function requireProof({ entry, evidence }: PackagedCall, sound: ManifestFile): void {
  if (evidence.links.some(({ header }) => header.subject !== entry.callId)) forged('A link belongs to another call.');
  if (verifyChain(evidence.links, { ...chainStart, keys: evidence.keys }, { gapsAllowed: true }).problems.length > 0) forged('A link of the call does not hold.');
  const proof = evidence.links.findLast(({ header, payload }) => header.kind === 'recordingCompleted' && payload !== null)?.payload;
  if (proof === undefined || proof === null) return;
  const { form, sha256 } = JSON.parse(proof) as EvidencePayloads['recordingCompleted'];
  if (form === 'finished' && sha256 !== null && sha256 !== sound.sha256) forged('The sound is not the one that was recorded.');
}
