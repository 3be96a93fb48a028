/** A header's value: text is written as UTF-8; bytes go out as they are, for values in another encoding. */
export type HeaderValue = string | Uint8Array;

export interface SipHeader {
  readonly name: string;
  readonly value: HeaderValue;
}

/** A SIP request or response as read from the wire (RFC 3261 section 7). */
export interface SipMessage {
  readonly start:
    | { readonly kind: 'request'; readonly method: string; readonly uri: string }
    | { readonly kind: 'response'; readonly status: number; readonly reason: string };
  /** In the order of the wire, values as UTF-8 text. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string;
}

const COMPACT: Readonly<Record<string, string>> = {
  v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', c: 'content-type', l: 'content-length', k: 'supported', e: 'content-encoding', s: 'subject',
};

function canonical(name: string): string {
  const lower = name.toLowerCase();
  return COMPACT[lower] ?? lower;
}

/** Reads one message. Undefined when it is no SIP (for example a keep-alive of two line ends). */
export function readSip(bytes: Buffer | string): SipMessage | undefined {
  const text = bytes.toString();
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const lines = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const first = lines.shift() ?? '';
  const response = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(first);
  const request = /^([A-Z]+) (\S+) SIP\/2\.0$/.exec(first);
  if (response === null && request === null) return undefined;
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }];
  });
  const start =
    response !== null
      ? ({ kind: 'response', status: Number(response[1]), reason: response[2] ?? '' } as const)
      : ({ kind: 'request', method: request![1]!, uri: request![2]! } as const);
  return { start, headers, body: text.slice(end + 4) };
}

/** Every value of a header, case and compact form regardless. */
export function headersOf(message: SipMessage, name: string): string[] {
  const wanted = canonical(name);
  return message.headers.filter((header) => canonical(header.name) === wanted).map((header) => header.value);
}

/** The first value of a header, or undefined. */
export function headerOf(message: SipMessage, name: string): string | undefined {
  return headersOf(message, name)[0];
}

/** The first value of a header that every valid message carries. Throws when it is missing. */
export function requiredHeader(message: SipMessage, name: string): string {
  const value = headerOf(message, name);
  if (value === undefined) throw new Error(`A SIP message without ${name}`);
  return value;
}

/** Values of a header that may hold a list, split at commas outside `<>` and quotes. */
export function listOf(message: SipMessage, name: string): string[] {
  return headersOf(message, name).flatMap((value) => value.match(/(?:"(?:\\.|[^"\\])*"|<[^>]*>|[^,"<])+/g) ?? []).map((item) => item.trim());
}

/** The URI inside `<…>`, or the value before its parameters. */
export function uriOf(value: string): string {
  return /<([^>]*)>/.exec(value)?.[1] ?? value.split(';')[0]!.trim();
}

/** The user part of the URI in a From, To or P-Asserted-Identity value; empty when there is none. */
export function userOf(value: string): string {
  return /^(?:sips?:([^@;>]+)@|tel:([^;>]+))/i.exec(uriOf(value))?.slice(1).find((part) => part !== undefined) ?? '';
}

/** The tag parameter of a From or To value. */
export function tagOf(value: string): string | undefined {
  return /;\s*tag=([^;\s>]+)/i.exec(value.replace(/<[^>]*>/, ''))?.[1];
}

/** The method in CSeq. */
export function cseqOf(message: SipMessage): { readonly number: number; readonly method: string } {
  const [number, method] = requiredHeader(message, 'CSeq').split(/\s+/);
  return { number: Number(number), method: method ?? '' };
}

/** Bytes of a message; Content-Length is added. */
export function writeSip(startLine: string, headers: readonly SipHeader[], body = ''): Buffer {
  const content = Buffer.from(body);
  const lines = [...headers, { name: 'Content-Length', value: String(content.length) }].map(({ name, value }) =>
    Buffer.concat([Buffer.from(`${name}: `), Buffer.from(value), Buffer.from('\r\n')]),
  );
  return Buffer.concat([Buffer.from(`${startLine}\r\n`), ...lines, Buffer.from('\r\n'), content]);
}
