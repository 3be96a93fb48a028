/**
 * One value read from a SIP message, and where it was read, e.g. `X-IVR-Path`, `P-Asserted-Identity`, `Request-URI`.
 * A header that is there but cannot be decoded is `unreadable`: shown as such, never a reason to refuse the call.
 */
export type Reading<T> =
  | { readonly kind: 'read'; readonly value: T; readonly source: string }
  | { readonly kind: 'unreadable'; readonly source: string; readonly raw: string }
  | { readonly kind: 'absent' };

/** The value of a reading, or `undefined` when it is absent or unreadable. */
export function valueOf<T>(reading: Reading<T>): T | undefined {
  return reading.kind === 'read' ? reading.value : undefined;
}
