import type { QualitySummary } from '../../../shared/calls/qualitySummary.ts';
import type { SurveyResult } from '../../../shared/calls/survey.ts';
import type { Disposition } from '../../../shared/dispositions/disposition.ts';
import type { KindsOf } from './requestKind.ts';

/** A write-up with the line of text that the log shows and searches. */
export interface KeptDisposition {
  readonly callId: string;
  readonly disposition: Disposition;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What is added to a call: quality, write-up, verdict. */
export interface WriteUpsRequests {
  /** Keeps the quality of a whole call, in the place of what was kept before; its average MOS is `mos` of the entry. */
  putCallQuality(argument: { readonly callId: string; readonly quality: QualitySummary }): void;
  getCallQuality(argument: { readonly callId: string }): QualitySummary | null;
  /** Keeps the write-up in the place of the one before; `text` becomes `disposition` of the entry. */
  keepDisposition(kept: KeptDisposition): void;
  getDisposition(argument: { readonly callId: string }): Disposition | null;
  /**
   * Attaches a verdict that came outside the dialog to the newest call of its SIP Call-ID, with a `surveyed` event unless
   * the same verdict is there. The call's id, or null when there is no such call. Verdicts within the dialog come as
   * events of main; both ways set `surveyScore` of the entry.
   */
  keepSurvey(argument: { readonly sipCallId: string; readonly survey: SurveyResult; readonly at: number }): string | null;
}

export const writeUpsKinds = {
  putCallQuality: 'command',
  getCallQuality: 'query',
  keepDisposition: 'command',
  getDisposition: 'query',
  keepSurvey: 'command',
} as const satisfies KindsOf<WriteUpsRequests>;
