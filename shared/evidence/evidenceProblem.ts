import type { CallPart } from './evidenceFact.ts';

/**
 * What is wrong, in the words of a program. `sequence` is the link at which it shows; null where none is concerned.
 * - `order`: the link does not stand where its number says. `missing`: links `from … until` are not there.
 * - `hash` `signature` `payload`: that part of the link does not fit the rest. `previous`: it does not follow the link before it.
 * - `key`: signed with a key that the chain never announced. `malformed`: not a link at all.
 * - `head`: the chain does not end where it ended last. `resumed`: it had lost its end when the store was opened.
 * - `changedCall` `missingCall` `forgedCall`: a call differs from its link, is gone, or has none.
 * - `changedReview`: a review, an answer to an appeal or a marker differs from its link, is gone, or has none.
 * - `changedChunk` `changedRecording` `missingRecording` `unprovenRecording`: the same for recordings.
 * - `timeStamp`: a stamp does not fit the link that it stamps.
 * - `file` `container`: of a package: a file differs from what was exported; the archive was altered around its files.
 */
export type EvidenceProblem =
  | { readonly kind: 'missing'; readonly sequence: number; readonly until: number }
  | { readonly kind: 'order' | 'hash' | 'signature' | 'payload' | 'previous' | 'key' | 'malformed' | 'resumed'; readonly sequence: number }
  | { readonly kind: 'head'; readonly sequence: number }
  | { readonly kind: 'changedCall'; readonly sequence: number; readonly callId: string; readonly parts: readonly CallPart[] }
  | { readonly kind: 'missingCall'; readonly sequence: number; readonly callId: string }
  | { readonly kind: 'forgedCall'; readonly sequence: null; readonly callId: string }
  | { readonly kind: 'changedReview'; readonly sequence: number | null; readonly callId: string }
  /** Closed calls or recordings without a link: as many as the chain counted when it began, or took in, are right. */
  | { readonly kind: 'count'; readonly sequence: null; readonly what: 'calls' | 'recordings'; readonly found: number; readonly expected: number }
  | { readonly kind: 'changedChunk'; readonly sequence: number; readonly recordingId: string; readonly chunk: number }
  | { readonly kind: 'changedRecording' | 'missingRecording'; readonly sequence: number; readonly recordingId: string }
  | { readonly kind: 'unprovenRecording'; readonly sequence: null; readonly recordingId: string }
  | { readonly kind: 'timeStamp'; readonly sequence: number; readonly why: string }
  | { readonly kind: 'file'; readonly sequence: number | null; readonly file: string }
  | { readonly kind: 'container'; readonly sequence: null };

/** Worth knowing, and nothing wrong. */
export type EvidenceRemark =
  /** The clock was set back: link `sequence` has an earlier time than the one before. */
  | { readonly kind: 'clockBack'; readonly sequence: number; readonly byMs: number }
  | { readonly kind: 'keyChanged'; readonly sequence: number; readonly key: string }
  /** Calls and recordings that are older than the chain, or came from elsewhere. */
  | { readonly kind: 'outside'; readonly calls: number; readonly recordings: number }
  /** Of a package: links `from … until` are not in it. */
  | { readonly kind: 'notIncluded'; readonly sequence: number; readonly until: number }
  | { readonly kind: 'withheld'; readonly parts: readonly CallPart[] }
  | { readonly kind: 'stamped'; readonly sequence: number; readonly time: number; readonly authority: string; /** Checked up to a certificate of the user's. */ readonly trusted: boolean };

/** What a verification found, problems in the order of the chain. */
export interface EvidenceReport {
  readonly links: number;
  readonly calls: number;
  readonly recordings: number;
  /** The last link up to which everything holds. */
  readonly verifiedUntil: number;
  readonly problems: readonly EvidenceProblem[];
  readonly remarks: readonly EvidenceRemark[];
}

/** How many problems are named; a broken disk would name millions. */
export const mostProblems = 200;

/** The problem at the lowest link; those that belong to none come after. */
export function firstProblem(problems: readonly EvidenceProblem[]): EvidenceProblem | undefined {
  return [...problems].sort((a, b) => (a.sequence ?? Infinity) - (b.sequence ?? Infinity))[0];
}
