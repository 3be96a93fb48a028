import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import type { EvidenceLink } from '../../shared/evidence/evidenceLink.ts';
import type { Recording } from '../../shared/recordings/recording.ts';
import type { AnswerContent, PackagedCalibration, PackagedCall, PackageFacts } from '../../shared/reviews/reviewPackageContent.ts';
import type { ScoreCard } from '../../shared/reviews/scoreCard.ts';
import type { Marker } from '../../shared/waveform/marker.ts';
import type { PackageFaultCode } from './packageFault.ts';

/** What giving calls away needs of the store. */
export interface GivingStore {
  getCall(argument: { readonly callId: string }): Promise<{ readonly entry: CallLogEntry; readonly events: readonly { readonly sequence: number; readonly event: { readonly kind: string; readonly at: number } }[] } | null>;
  getRecording(argument: { readonly callId: string }): Promise<Recording | null>;
  getSeekIndex(argument: { readonly id: string }): Promise<readonly (readonly [number, number])[]>;
  readRecording(argument: { readonly id: string; readonly offset: number; readonly length: number; readonly form?: 'finished' }): Promise<Uint8Array>;
  listMarkers(argument: { readonly callId: string }): Promise<readonly Marker[]>;
  calibratedCalls(argument: { readonly callIds: readonly string[] }): Promise<readonly string[]>;
  evidencePart(argument: { readonly callId: string; readonly mostBetween: number }): Promise<{ readonly links: readonly EvidenceLink[]; readonly keys: Readonly<Record<string, string>> } | null>;
}

/** What taking a package in needs of the store. */
export interface TakingStore {
  checkPackage(argument: Pick<PackageFacts, 'id' | 'fingerprint' | 'callIds'>): Promise<PackageFaultCode | null>;
  stagePackagedCall(argument: { readonly packageId: string; readonly call: PackagedCall; readonly byteLength: number; readonly sha256: string; readonly at: number }): Promise<{ readonly recordingId: string | null }>;
  stagePackagedSound(argument: { readonly recordingId: string; readonly sequence: number; readonly byteOffset: number; readonly bytes: Uint8Array; readonly last: boolean; readonly at: number }): Promise<void>;
  takeOverPackage(argument: PackageFacts & { readonly cards: readonly ScoreCard[]; readonly calibration: PackagedCalibration | null; readonly judge: string; readonly by: string; readonly at: number }): Promise<PackageFaultCode | null>;
  abandonPackages(argument: null): Promise<void>;
  checkAnswer(argument: { readonly answers: string; readonly callIds: readonly string[] }): Promise<PackageFaultCode | null>;
  mergeAnswer(argument: AnswerContent & { readonly answers: string; readonly by: string; readonly fingerprint: string; readonly at: number }): Promise<{ readonly reviews: number; readonly markers: number; readonly left: number }>;
  storageUse(argument: { readonly now: number; readonly days: number }): Promise<{ readonly freeBytes: number }>;
}
