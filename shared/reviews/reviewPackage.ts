/** A hand-over to a reviewer elsewhere, or one that was taken in. Times are epoch milliseconds. */
export interface ReviewPackage {
  readonly id: string;
  readonly direction: 'given' | 'taken';
  /** Who made it, and at which seat's key (fingerprint) it was signed. */
  readonly madeBy: string;
  readonly fingerprint: string;
  readonly madeAt: number;
  readonly note: string;
  readonly callIds: readonly string[];
  /** Calls with a handed-in review; of a package that was given away, with one that came back. */
  readonly reviewed: number;
  /** When the marks came back, or were written to go back. */
  readonly answeredAt: number | null;
  /** Of a package that was given away: who answered last, and the fingerprint of the key of that seat. */
  readonly answerBy: string | null;
  readonly answerFingerprint: string | null;
  readonly removedAt: number | null;
}
