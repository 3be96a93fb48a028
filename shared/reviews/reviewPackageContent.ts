import { z } from 'zod';
import { markerDraftSchema } from '../waveform/marker.ts';
import { marksSchema, scoreCardSchema, type ScoreCard } from './scoreCard.ts';

/** The maker's seat signs this line and the manifest behind it, so that the signature can stand for nothing else that its key signs. */
export const signedPrefix = '400review manifest\n';

/** What is written into a package and read out of it again: whoever made it, it is checked before anything of it is kept. */
const time = z.int().min(0).max(8_640_000_000_000_000);
const words = z.string().max(10_000);
const name = z.string().max(200);

/** A row of the log without what means something on its own computer only: customer, SIP Call-ID, recording. */
export const packagedEntrySchema = z.strictObject({
  callId: z.uuid(), direction: z.enum(['incoming', 'outgoing']), startedAt: time, answeredAt: time.nullable(), endedAt: time.nullable(),
  result: z.enum(['answered', 'missed', 'rejected', 'forwarded', 'failed']), endedBy: z.enum(['agent', 'remote', 'platform', 'network']).nullable(), endCause: name.nullable(),
  sipCode: z.int().nullable(), remoteNumber: name, serviceNumber: name, areaText: words, queue: words, queueWaitSeconds: z.number().nullable(),
  ivrPath: words, routeRule: words, customerName: words, company: words, agent: words, talkSeconds: z.int(), disposition: words,
  mos: z.number().min(0).max(5).nullable(), surveyScore: z.number().nullable(),
});
export type PackagedEntry = z.infer<typeof packagedEntrySchema>;

/** The recording as it was kept: the file itself follows, byte for byte. */
const packagedRecordingSchema = z.strictObject({
  startedAt: time,
  state: z.enum(['complete', 'recovered']),
  mimeType: z.string().regex(/^(audio|video)\/webm(; ?codecs=[\w.,\"]{1,40})?$/),
  durationMs: z.int().min(1).max(7 * 86_400_000),
  /** `[milliseconds from the start, byte offset]`, ascending. */
  seekIndex: z.array(z.tuple([z.number().min(0), z.int().min(0)])).max(700_000),
});

export const packagedMarkerSchema = z.strictObject({ ...markerDraftSchema.shape, id: z.uuid(), callId: z.uuid(), author: name, madeAt: time, changedAt: time });
export type PackagedMarker = z.infer<typeof packagedMarkerSchema>;

/** A link of the evidence chain that proves something of the call; the payload is missing where it would show a number. */
export const packagedLinkSchema = z.strictObject({
  header: z.strictObject({ version: z.literal(1), sequence: z.int().min(1), at: z.int(), kind: name, subject: name, payload: name, previous: name, key: name }),
  payload: z.string().max(1_000_000).nullable(), hash: name, signature: name,
});

/** `calls/<call id>.json` */
export const packagedCallSchema = z.strictObject({
  entry: packagedEntrySchema,
  events: z.array(z.strictObject({ sequence: z.int().min(0), event: z.looseObject({ kind: name, at: time }) })).max(10_000),
  recording: packagedRecordingSchema,
  markers: z.array(packagedMarkerSchema).max(2_000),
  evidence: z.strictObject({ links: z.array(packagedLinkSchema).max(1_000), keys: z.record(name, z.string().max(200)) }),
});
export type PackagedCall = z.infer<typeof packagedCallSchema>;

/** `cards/<n>.json`: a released version of a score card. */
export const packagedCardSchema = scoreCardSchema;

/** `calibration.json`: whose calls the package holds, and for whom of those who take part it is. */
export const packagedCalibrationSchema = z.strictObject({
  id: z.uuid(), name: z.string().min(1).max(100), callIds: z.array(z.uuid()).min(1).max(20), cardId: z.string().min(1).max(64), cardVersion: z.int().min(1),
  madeBy: name, madeAt: time, reviewer: z.string().trim().min(1).max(100),
});
export type PackagedCalibration = z.infer<typeof packagedCalibrationSchema>;

/** A calibration, and the one of its reviewers who judges elsewhere. */
export const givenCalibrationSchema = packagedCalibrationSchema.pick({ id: true, reviewer: true });
export type GivenCalibration = z.infer<typeof givenCalibrationSchema>;

const revisionSchema = z.strictObject({
  revision: z.int().min(1).max(1_000), at: time, by: name, reason: z.string().max(1_000), marks: marksSchema, summary: z.string().max(5_000),
});

/** `reviews.json` of an answer: what was handed in. Totals are not in it: they follow from the marks. */
export const packagedReviewSchema = z.strictObject({
  id: z.uuid(), callId: z.uuid(), reviewer: z.string().trim().min(1).max(100), calibrationId: z.uuid().nullable(),
  cardId: z.string().min(1).max(64), cardVersion: z.int().min(1),
  revisions: z.array(revisionSchema).min(1).max(100).refine((all) => all.every(({ revision }, at) => revision === at + 1), 'Numbered from 1'),
});
export type PackagedReview = z.infer<typeof packagedReviewSchema>;
export const packagedReviewsSchema = z.array(packagedReviewSchema).max(5_000);

/** `markers.json` of an answer. */
export const packagedMarkersSchema = z.array(packagedMarkerSchema).max(20_000);

/** What is remembered of a package. */
export interface PackageFacts {
  readonly id: string;
  readonly madeBy: string;
  readonly fingerprint: string;
  readonly madeAt: number;
  readonly note: string;
  readonly callIds: readonly string[];
}

/** What goes back. Cards are those that were judged with, under the ids that home knows. */
export interface AnswerContent {
  readonly reviews: readonly PackagedReview[];
  readonly markers: readonly PackagedMarker[];
  readonly cards: readonly ScoreCard[];
}
