/** One header line. Names keep the case they were written in; they are compared without it. */
export interface SipHeader {
  readonly name: string;
  readonly value: string;
}

/** A SIP request (RFC 3261 §7.1). `body` is text; its length on the wire is counted in UTF-8 bytes. */
export interface SipRequest {
  readonly kind: 'request';
  readonly method: string;
  readonly uri: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

/** A SIP response (RFC 3261 §7.2). */
export interface SipResponse {
  readonly kind: 'response';
  /** 100–699. */
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly SipHeader[];
  readonly body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** Compact forms of RFC 3261 §7.3.3 and its extensions, for the headers this platform reads. */
const compactForms: Readonly<Record<string, string>> = {
  v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', c: 'content-type', l: 'content-length', k: 'supported', s: 'subject', e: 'content-encoding',
};

/** The name under which a header is compared: lower case, long form. */
export function canonicalName(name: string): string {
  const lower = name.toLowerCase();
  return Object.hasOwn(compactForms, lower) ? compactForms[lower]! : lower;
}

/** All values of a header in order; one entry per line. */
export function headersOf(message: SipMessage, name: string): string[] {
  const wanted = canonicalName(name);
  return message.headers.filter((header) => canonicalName(header.name) === wanted).map((header) => header.value);
}

/** The first value of a header. */
export function headerOf(message: SipMessage, name: string): string | undefined {
  return headersOf(message, name)[0];
}
