import type { CallEvidenceView } from '../../../shared/evidence/evidenceView.ts';
import { firstProblem, type EvidenceProblem } from '../../../shared/evidence/evidenceProblem.ts';

/** What the line of facts says of the evidence chain of a call. `outside`: older than the chain, or imported. */
export type ChainVerdict =
  | { readonly kind: 'holds'; readonly sequence: number }
  | { readonly kind: 'broken'; readonly sequence: number | null; readonly problem: EvidenceProblem['kind'] }
  | { readonly kind: 'open' | 'outside' };

/** Pure. @param ended the call is over, and so its links should be there */
export function chainVerdict({ links, problems, verifiedUntil }: CallEvidenceView, ended: boolean): ChainVerdict {
  const problem = firstProblem(problems);
  if (problem !== undefined) return { kind: 'broken', sequence: problem.sequence, problem: problem.kind };
  if (!links.some(({ kind }) => kind === 'callClosed')) return { kind: ended && links.length === 0 ? 'outside' : 'open' };
  return verifiedUntil === null ? { kind: 'open' } : { kind: 'holds', sequence: verifiedUntil };
}
