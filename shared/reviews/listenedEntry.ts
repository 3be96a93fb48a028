/** Somebody got the sound of a recording, as the evidence chain has it; newest first in lists. */
export interface ListenedEntry {
  readonly by: string;
  /** When the first of it was given to a page. */
  readonly at: number;
  /** Milliseconds of the recording that were given to pages at most, and of those what the player said it played; null in links of earlier versions, made when the player began to play. */
  readonly servedMs: number | null;
  readonly playedMs: number | null;
}
