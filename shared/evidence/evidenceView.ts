import type { EvidenceKind } from './evidenceFact.ts';
import type { StampFailure } from './stampFailure.ts';
import type { EvidenceProblem } from './evidenceProblem.ts';

/** A time-stamping authority (RFC 3161); an empty `url` = none. `certificate`: PEM of its root, '' = not checked. */
export interface TimeStampAuthority {
  readonly url: string;
  readonly certificate: string;
}

/** The chain as a settings page shows it. Times are epoch milliseconds. */
export interface EvidenceOverview {
  readonly begunAt: number | null;
  readonly links: number;
  /** Of the seat's key: whoever gets a package compares it. */
  readonly fingerprint: string;
  readonly lastStampAt: number | null;
  /** Why the last attempt failed; null when it did not, or there was none. */
  readonly stampProblem: StampFailure | null;
  readonly authority: TimeStampAuthority;
}

/** What the chain holds of a call, and whether it holds. */
export interface CallEvidenceView {
  readonly links: readonly { readonly sequence: number; readonly at: number; readonly kind: EvidenceKind; readonly by: string | null }[];
  readonly verifiedUntil: number | null;
  readonly problems: readonly EvidenceProblem[];
}
