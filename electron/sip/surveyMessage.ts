import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { Profile } from './profiles/profileSchema.ts';
import type { Trust } from './profiles/readCallFacts.ts';
import { readSurvey, readSurveyCall } from './profiles/readSurvey.ts';
import type { SipHeaders } from './profiles/sipHeaders.ts';

/**
 * Reads a MESSAGE (RFC 3428) by which the platform tells the verdict on a call that is over: most callers are asked
 * after the agent has hung up. Only a trusted server is believed, since anybody may send a MESSAGE. Returns the status to
 * answer with: 405 for what is no verdict, as this is no chat program.
 */
export function takeSurveyMessage(headers: SipHeaders, profile: Profile, trust: Trust, take: (sipCallId: string, survey: SurveyResult) => void): number {
  const survey = readSurvey(headers, profile, trust);
  const sipCallId = readSurveyCall(headers, profile, trust);
  if (survey === undefined || sipCallId === undefined) return 405;
  if (!trust.trustedPeer) return 403;
  take(sipCallId, survey);
  return 200;
}
