import { z } from 'zod';
import type { CallEvidenceView, EvidenceOverview } from '../../evidence/evidenceView.ts';
import { callId } from '../fields.ts';

/** The evidence chain. */
export const evidenceQueries = {
  'evidence:overview': z.strictObject({}),
  /** Also looks at every chunk of the call's recordings: about a second for an hour. */
  'evidence:ofCall': z.strictObject({ callId }),
} as const satisfies Record<string, z.ZodType>;

export interface EvidenceQueryResults {
  'evidence:overview': EvidenceOverview;
  'evidence:ofCall': CallEvidenceView;
}
