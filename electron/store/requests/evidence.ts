import type { CallPart, EvidenceFact, EvidenceKind } from '../../../shared/evidence/evidenceFact.ts';
import type { EvidenceLink } from '../../../shared/evidence/evidenceLink.ts';
import type { EvidenceProblem } from '../../../shared/evidence/evidenceProblem.ts';
import type { ChainCheck, ChainPosition } from '../../evidence/verifyChain.ts';
import type { KindsOf } from './requestKind.ts';

/** What main itself adds to the chain; `payload.id` makes it idempotent. */
export type ToldFact = Extract<EvidenceFact, { kind: 'reviewKept' | 'listened' | 'exported' }>;

export interface EvidenceStatus {
  /** Epoch milliseconds; null when the first link is not readable. */
  readonly begunAt: number | null;
  readonly head: { readonly sequence: number; readonly hash: string; readonly at: number };
  /** DER, base64. */
  readonly publicKey: string;
  readonly fingerprint: string;
  readonly lastStamp: KeptStamp | null;
}

export interface KeptStamp { readonly sequence: number; readonly stampedSequence: number; readonly at: number; readonly authority: string }

export interface TimeStampToken {
  /** The link whose hash was stamped. */
  readonly stampedSequence: number;
  readonly stampedHash: string;
  /** Epoch milliseconds of the authority. */
  readonly time: number;
  readonly authority: string;
  /** DER of the token (RFC 3161 §2.4.2, a CMS ContentInfo). */
  readonly token: Uint8Array;
}

/** One step along the chain. */
export interface LinksCheck extends ChainCheck {
  readonly count: number;
  readonly calls: number;
  /** Change of the number of calls and recordings that are right to have no link. */
  readonly outside: { readonly calls: number; readonly recordings: number };
  /** Completed recordings of these links that are still to be there. */
  readonly recordings: readonly { readonly sequence: number; readonly recordingId: string }[];
}

export interface RecordingCheck {
  readonly problem: EvidenceProblem | null;
  /** Null when all chunks were looked at. */
  readonly nextChunk: number | null;
}

/** A link of a call as people read it. */
export interface CallEvidence {
  readonly sequence: number;
  readonly at: number;
  readonly kind: EvidenceKind;
  readonly by: string | null;
}

export interface EvidencePart {
  /** Links of the call with their payloads, and the ones between them without; ascending. */
  readonly links: readonly EvidenceLink[];
  /** Public keys of the links, by fingerprint; DER in base64. */
  readonly keys: Readonly<Record<string, string>>;
  readonly texts: Readonly<Record<CallPart, string>>;
  readonly stamps: readonly TimeStampToken[];
}

/** The evidence chain: what is added, what is asked, and the steps of a verification. */
export interface EvidenceRequests {
  /** Adds what people did. Returns the link's sequence, also when it was there before. */
  keepEvidence(fact: ToldFact): number;
  /** Keeps a time stamp and its link. `conflict` when the chain has no such link. */
  keepTimeStamp(stamp: TimeStampToken): number;
  evidenceStatus(argument: null): EvidenceStatus;
  callEvidence(argument: { readonly callId: string }): readonly CallEvidence[];
  /** What a package of a call holds of the chain. Null for an unknown call. At most `mostBetween` links between those of the call. */
  evidencePart(argument: { readonly callId: string; readonly mostBetween: number }): EvidencePart | null;
  /** Links after the position, against each other and against the calls that they are about. */
  checkLinks(argument: { readonly position: ChainPosition | null; readonly limit: number }): LinksCheck;
  /** A recording against its link, `limit` chunks from `fromChunk` on. */
  checkRecording(argument: { readonly sequence: number; readonly recordingId: string; readonly fromChunk: number; readonly limit: number }): RecordingCheck;
  /** Closed calls after `after` (0 = from the first) that no link names. */
  checkCalls(argument: { readonly after: number; readonly limit: number }): { readonly last: number | null; readonly unlinked: number; readonly forged: readonly string[] };
  /** Recordings that no link names; the same. */
  checkRecordings(argument: { readonly after: string; readonly limit: number }): { readonly last: string | null; readonly unlinked: number; readonly forged: readonly string[] };
  /** Reviews that a link does not name in all their revisions, or that show another score; the same. */
  checkReviews(argument: { readonly after: string; readonly limit: number }): { readonly last: string | null; readonly forged: readonly string[] };
  /** Whether the chain ends where it ended last, and whether every time stamp is the one that was kept. */
  checkEnd(argument: { readonly position: ChainPosition }): readonly EvidenceProblem[];
}

export const evidenceRequestKinds = {
  keepEvidence: 'command',
  keepTimeStamp: 'command',
  evidenceStatus: 'query',
  callEvidence: 'query',
  evidencePart: 'query',
  checkLinks: 'query',
  checkRecording: 'query',
  checkCalls: 'query',
  checkRecordings: 'query',
  checkReviews: 'query',
  checkEnd: 'query',
} as const satisfies KindsOf<EvidenceRequests>;
