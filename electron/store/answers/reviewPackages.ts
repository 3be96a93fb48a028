import { sign } from 'node:crypto';
import { z } from 'zod';
import { givenCalibrationSchema, packagedCalibrationSchema, packagedCallSchema, packagedMarkersSchema, packagedReviewsSchema, signedPrefix } from '../../../shared/reviews/reviewPackageContent.ts';
import { scoreCardSchema } from '../../../shared/reviews/scoreCard.ts';
import { signingKeyOfStore } from '../evidenceChain.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import { abandonPackages, removePackage, stageCall, stageSound, takeOverPackage } from '../packageTakeOver.ts';
import type { ReviewPackagesRequests } from '../requests/reviewPackages.ts';
import { answerOfPackage, checkAnswer, mergeAnswer } from '../tables/packagedAnswers.ts';
import { calibratedCalls, checkPackage, getReviewPackage, keepGivenPackage, listReviewPackages, noteAnswer } from '../tables/reviewPackages.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, number, text, time } from './fields.ts';

const facts = { id, madeBy: number, fingerprint: number, madeAt: time, note: text, callIds: z.array(id).min(1).max(1_000) };
const sha256 = z.string().length(64);
const cards = z.array(scoreCardSchema).max(200);

export const reviewPackagesArguments = {
  signReviewManifest: z.object({ manifest: z.string().max(4 * 2 ** 20) }),
  listReviewPackages: nothing,
  getReviewPackage: z.object({ id }),
  calibratedCalls: z.object({ callIds: z.array(id).max(1_000) }),
  keepGivenPackage: z.object({ ...facts, calibration: givenCalibrationSchema.nullable(), at: time, files: z.record(text, sha256) }),
  checkPackage: z.object({ id, fingerprint: number, callIds: facts.callIds }),
  stagePackagedCall: z.object({ packageId: id, call: packagedCallSchema, byteLength: count, sha256, at: time }),
  stagePackagedSound: z.object({ recordingId: id, sequence: count, byteOffset: count, bytes: z.instanceof(Uint8Array), last: z.boolean(), at: time }),
  takeOverPackage: z.object({ ...facts, cards, calibration: packagedCalibrationSchema.nullable(), judge: number, by: number, at: time }),
  abandonPackages: nothing,
  answerOfPackage: z.object({ id }),
  noteAnswer: z.object({ id, by: number, at: time }),
  checkAnswer: z.object({ answers: id, callIds: facts.callIds }),
  mergeAnswer: z.object({ answers: id, reviews: packagedReviewsSchema, markers: packagedMarkersSchema, cards, by: number, fingerprint: number, at: time }),
  removePackage: z.object({ id, by: number, reason: text, at: time }),
} satisfies ArgumentsOf<ReviewPackagesRequests>;

/** The entries of this topic on an open store. */
export function reviewPackagesAnswers(store: OpenStore): AnswersOf<ReviewPackagesRequests> {
  const { db } = store;
  return {
    signReviewManifest: ({ manifest }) => new Uint8Array(sign(null, Buffer.from(signedPrefix + manifest), signingKeyOfStore(db).privateKey)),
    listReviewPackages: () => listReviewPackages(db),
    getReviewPackage: (argument) => getReviewPackage(db, argument),
    calibratedCalls: (argument) => calibratedCalls(db, argument),
    keepGivenPackage: (argument) => keepGivenPackage(db, argument),
    checkPackage: (argument) => checkPackage(db, argument),
    stagePackagedCall: (argument) => stageCall(store, argument),
    stagePackagedSound: (argument) => stageSound(store, argument),
    takeOverPackage: (argument) => takeOverPackage(store, argument),
    abandonPackages: () => abandonPackages(store),
    answerOfPackage: (argument) => answerOfPackage(db, argument),
    noteAnswer: (argument) => noteAnswer(db, argument),
    checkAnswer: (argument) => checkAnswer(db, argument),
    mergeAnswer: (argument) => mergeAnswer(db, argument),
    removePackage: (argument) => removePackage(store, argument),
  };
}
