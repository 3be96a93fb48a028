import type { ReviewPackage } from '../../../shared/reviews/reviewPackage.ts';
import type { AnswerContent, GivenCalibration, PackagedCalibration, PackagedCall, PackageFacts } from '../../../shared/reviews/reviewPackageContent.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import type { KindsOf } from './requestKind.ts';

/** Why a package cannot be taken in, or an answer not be merged. */
export type PackageObstacle = 'packageOurs' | 'packageTaken' | 'packageCallKnown' | 'packageUnknown';

/** What came of merging an answer: revisions that are new, reviews that were left alone because somebody of that name had judged the call here. */
export interface MergedAnswer {
  readonly reviews: number;
  readonly markers: number;
  readonly left: number;
}

/** Calls that are judged on another computer. */
export interface ReviewPackagesRequests {
  /** Ed25519 of the seat over `400review manifest\n` and the text. */
  signReviewManifest(argument: { readonly manifest: string }): Uint8Array;
  /** Newest first; at most 500. */
  listReviewPackages(argument: null): readonly ReviewPackage[];
  getReviewPackage(argument: { readonly id: string }): ReviewPackage | null;
  /** Whether calls of an open calibration are among them: what others say of those stays here. */
  calibratedCalls(argument: { readonly callIds: readonly string[] }): readonly string[];
  /** Remembers a package that was given away, with one `exported` link for each call. @param files digest of the package by its name */
  keepGivenPackage(argument: PackageFacts & { readonly calibration: GivenCalibration | null; readonly at: number; readonly files: Readonly<Record<string, string>> }): void;
  /** What stands in the way of taking calls in; null = nothing. */
  checkPackage(argument: Pick<PackageFacts, 'id' | 'fingerprint' | 'callIds'>): PackageObstacle | null;
  /**
   * Keeps a call of a package where nobody sees it yet. The sound goes under the recording's id that it returns; null when this
   * call was taken in with an earlier package and nothing is to be added. Idempotent by package and call.
   */
  stagePackagedCall(argument: { readonly packageId: string; readonly call: PackagedCall; readonly byteLength: number; readonly sha256: string; readonly at: number }): { readonly recordingId: string | null };
  /** The next bytes of the sound; idempotent by sequence. */
  stagePackagedSound(argument: { readonly recordingId: string; readonly sequence: number; readonly byteOffset: number; readonly bytes: Uint8Array; readonly last: boolean; readonly at: number }): void;
  /** Puts all of a staged package in sight at once: calls, sound, markers, cards, and what waits for a review. Returns an obstacle that came up meanwhile. */
  takeOverPackage(argument: PackageFacts & { readonly cards: readonly ScoreCard[]; readonly calibration: PackagedCalibration | null; readonly judge: string; readonly by: string; readonly at: number }): PackageObstacle | null;
  /** Removes what was staged and not taken over; a running taking-in must not be there. */
  abandonPackages(argument: null): void;
  /** What was judged of a package that was taken in. Null for an unknown one. */
  answerOfPackage(argument: { readonly id: string }): AnswerContent | null;
  /** Notes that the answer was written. */
  noteAnswer(argument: { readonly id: string; readonly by: string; readonly at: number }): void;
  /** What stands in the way of merging an answer; null = nothing. */
  checkAnswer(argument: { readonly answers: string; readonly callIds: readonly string[] }): PackageObstacle | null;
  /** Merges an answer, all of it or nothing; what was merged before changes nothing. */
  mergeAnswer(argument: AnswerContent & { readonly answers: string; readonly by: string; readonly fingerprint: string; readonly at: number }): MergedAnswer;
  /** Removes the calls of a package that came with no other, and destroys the keys of their sound. */
  removePackage(argument: { readonly id: string; readonly by: string; readonly reason: string; readonly at: number }): void;
}

export const reviewPackagesKinds = {
  signReviewManifest: 'query',
  listReviewPackages: 'query',
  getReviewPackage: 'query',
  calibratedCalls: 'query',
  keepGivenPackage: 'command',
  checkPackage: 'query',
  stagePackagedCall: 'command',
  stagePackagedSound: 'command',
  takeOverPackage: 'command',
  abandonPackages: 'command',
  answerOfPackage: 'query',
  noteAnswer: 'command',
  checkAnswer: 'query',
  mergeAnswer: 'command',
  removePackage: 'command',
} as const satisfies KindsOf<ReviewPackagesRequests>;
