import { z } from 'zod';
import { dispositionSchema } from '../../../shared/dispositions/disposition.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { WriteUpsRequests } from '../requests/writeUps.ts';
import { getDisposition, keepDisposition } from '../tables/callDispositions.ts';
import { getCallQuality, putCallQuality } from '../tables/callQuality.ts';
import { keepSurvey } from '../tables/callSurveys.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { id, text, time } from './fields.ts';

/** Also kept as main gave it; checked only as far as a column is made of it. */
const quality = z.looseObject({ mosAverage: z.number().nullable() });
const survey = z.object({ score: z.number(), outOf: z.number().nullable(), source: text });
export const writeUpsArguments = {
  putCallQuality: z.object({ callId: id, quality }),
  getCallQuality: z.object({ callId: id }),
  keepDisposition: z.object({ callId: id, disposition: dispositionSchema, text, at: time }),
  getDisposition: z.object({ callId: id }),
  keepSurvey: z.object({ sipCallId: z.string().max(2 ** 16), survey, at: time }),
} satisfies ArgumentsOf<WriteUpsRequests>;

/** The entries of this topic on an open store. */
export function writeUpsAnswers({ db }: OpenStore): AnswersOf<WriteUpsRequests> {
  return {
    putCallQuality: (argument) => putCallQuality(db, argument),
    getCallQuality: (argument) => getCallQuality(db, argument),
    keepDisposition: (argument) => keepDisposition(db, argument),
    getDisposition: (argument) => getDisposition(db, argument),
    keepSurvey: (argument) => keepSurvey(db, argument),
  };
}
