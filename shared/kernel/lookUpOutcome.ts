/** What became of one look-up. Missing, failed and timed-out are values: none of them may delay a ringing call. */
export type LookUpOutcome<T> =
  | { readonly kind: 'pending' }
  | { readonly kind: 'found'; readonly value: T; readonly source: string; readonly tookMs: number }
  | { readonly kind: 'notFound'; readonly source: string }
  | { readonly kind: 'failed'; readonly source: string; readonly message: string }
  | { readonly kind: 'timedOut'; readonly source: string; readonly afterMs: number };
