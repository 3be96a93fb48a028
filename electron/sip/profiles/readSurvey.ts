import { valueOf } from '../../../shared/calls/reading.ts';
import type { SurveyResult } from '../../../shared/calls/survey.ts';
import type { Profile } from './profileSchema.ts';
import { readFirst, type Trust } from './readCallFacts.ts';
import type { SipHeaders } from './sipHeaders.ts';

/** The caller's verdict that a request carries; undefined when it carries none that can be read. Never throws. */
export function readSurvey(headers: SipHeaders, { values }: Profile, trust: Trust): SurveyResult | undefined {
  const reading = readFirst(headers, values.survey, trust, parseSurvey);
  return reading.kind === 'read' ? { ...reading.value, source: reading.source } : undefined;
}

/** The Call-ID that a verdict outside its dialog is about. */
export function readSurveyCall(headers: SipHeaders, { values }: Profile, trust: Trust): string | undefined {
  return valueOf(readFirst(headers, values.surveyCall, trust, (text) => (/^[\x21-\x7e]{1,256}$/.test(text) ? text : undefined)));
}

/** `5` or `4/5`; the score is not above the highest possible. */
function parseSurvey(text: string): Omit<SurveyResult, 'source'> | undefined {
  const match = /^(\d{1,3})(?:\s*\/\s*(\d{1,3}))?$/.exec(text.trim());
  if (!match) return undefined;
  const score = Number(match[1]);
  const outOf = match[2] === undefined ? null : Number(match[2]);
  return outOf !== null && (outOf === 0 || score > outOf) ? undefined : { score, outOf };
}
