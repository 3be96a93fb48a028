/** What is digested of a call, each part for itself, so that a later change says which part it was. */
export const callParts = ['row', 'facts', 'events', 'customer', 'writeUp', 'survey', 'quality'] as const;
export type CallPart = (typeof callParts)[number];

/** SHA-256 of the canonical JSON of each part, hex. */
export type CallDigests = Readonly<Record<CallPart, string>>;

export interface RecordingProof {
  readonly recordingId: string;
  readonly state: 'complete' | 'recovered';
  readonly form: 'raw' | 'finished';
  readonly mimeType: string;
  readonly startedAt: number;
  readonly durationMs: number;
  readonly bytes: number;
  readonly chunkCount: number;
  /** Month of the file that holds the chunks. */
  readonly shard: string;
  /** SHA-256 over the kept chunks in their order: of each its SHA-256 (32 bytes) and the text `<length>:<at>;`. Hex. */
  readonly chunksDigest: string;
  /** SHA-256 of the table for seeking, as it is kept, hex. */
  readonly seekDigest: string;
  /** SHA-256 of the whole file that the chunks are, hex; null where an older version had not measured it. */
  readonly sha256: string | null;
  /** What came from the media window before it was finished. */
  readonly raw: { readonly sha256: string; readonly bytes: number; readonly chunkCount: number } | null;
}

/**
 * What a link of the chain proves. `subject` of a link is the id of the call that it is about, or '' for the chain itself.
 * `id` makes an entry that main asks for idempotent; `by` is who did it.
 */
export interface EvidencePayloads {
  /** From here on the chain holds; what was kept before is only counted. */
  begun: { readonly publicKey: string; readonly calls: number; readonly recordings: number };
  callClosed: { readonly digests: CallDigests };
  /** A fact that came late: write-up, verdict, customer. Null digests before: the call is older than the chain. */
  corrected: { readonly changed: readonly CallPart[]; readonly digests: CallDigests };
  callDeleted: Readonly<Record<string, never>>;
  /** Calls from elsewhere: this seat did not witness them, so they are only counted. */
  callsImported: { readonly count: number };
  recordingCompleted: RecordingProof;
  recordingDeleted: { readonly recordingId: string; readonly reason: string; readonly by: string };
  /** A hold is of all the recordings of a call. */
  holdPlaced: { readonly reason: string; readonly by: string };
  /** Reason and person of the hold that was lifted. */
  holdLifted: { readonly reason: string; readonly by: string };
  /**
   * What a reviewer handed in, answered or marked. `id` says which: `review:<review>/<revision>`, `appeal:<review>/<revision>`,
   * `marker:<marker>/<time, or removed>`. `digest`: SHA-256 of the canonical JSON of marks with comments, summary and score (with
   * reason, state and answer of the appeal), or of the marker; hex.
   */
  reviewKept: { readonly id: string; readonly recordingId: string | null; readonly by: string; readonly digest: string; readonly score: number | null };
  /**
   * Somebody got the sound of a recording. `id`: `<hearing>/<link>`; the last link of a hearing has its sums. `servedMs`: of the
   * recording, what was given to pages so far, at most; `playedMs`: of that, what the player said it played. Links of earlier
   * versions have neither: they were made when the player began to play.
   */
  listened: { readonly id: string; readonly recordingId: string; readonly by: string; readonly servedMs?: number; readonly playedMs?: number };
  /** `files`: SHA-256 of each file that left the program, hex. */
  exported: { readonly id: string; readonly recordingId: string | null; readonly by: string; readonly what: string; readonly files: Readonly<Record<string, string>> };
  /** A time stamp (RFC 3161) was kept for the link `stampedSequence`; `token`: SHA-256 of its DER, hex. */
  stamped: { readonly stampedSequence: number; readonly authority: string; readonly time: number; readonly token: string };
  keyChanged: { readonly publicKey: string; readonly previousKey: string };
  /** The chain had lost its end when the store was opened (damage, or somebody's hand), and goes on from what was left. */
  resumed: { readonly expectedSequence: number | null; readonly expectedHash: string | null };
}

export type EvidenceKind = keyof EvidencePayloads;

/** Something to be proven: becomes the next link of the chain. */
export type EvidenceFact = {
  readonly [Kind in EvidenceKind]: { readonly kind: Kind; /** Call id, or ''. */ readonly subject: string; readonly payload: EvidencePayloads[Kind] };
}[EvidenceKind];
