import { readAddress } from './addressHeader.ts';
import { canonicalName, headerOf, headersOf, type SipHeader, type SipMessage } from './sipMessage.ts';
import { topVia } from './via.ts';

/**
 * What came out of one frame.
 * `malformed` carries the message as far as its start line and header lines could be read.
 */
export type SipReading =
  | { readonly kind: 'message'; readonly message: SipMessage }
  /** RFC 5626 §3.5.1: double CRLF is a ping, a single one its answer. */
  | { readonly kind: 'keepAlive'; readonly ping: boolean }
  | { readonly kind: 'malformed'; readonly why: string; readonly message?: SipMessage };

/** Frames above this many UTF-16 units are not read at all. */
export const longestFrame = 65_536;

/** Header lines above this are refused: no value this platform needs is longer, and matching stays cheap. */
const longestLine = 8_192;

const token = /^[A-Za-z0-9\-.!%*_+`'~]+$/u;
const requestLine = /^([A-Za-z0-9\-.!%*_+`'~]+) ([^\s<>]+) SIP\/2\.0$/u;
const statusLine = /^SIP\/2\.0 ([1-6]\d\d) ([^\r\n]*)$/u;

/**
 * Reads one WebSocket frame (RFC 7118 §5: one message per frame) strictly by RFC 3261 §7 and §25. Never throws.
 * Every message that is returned as `message` has a readable top Via with a branch, From with a tag (To too, in
 * responses above 100), Call-ID and a CSeq whose method agrees with the request line.
 */
export function readSip(frame: string): SipReading {
  if (frame === '\r\n\r\n' || frame === '\r\n') return { kind: 'keepAlive', ping: frame.length === 4 };
  if (frame.length > longestFrame) return { kind: 'malformed', why: 'frame too large' };
  const headEnd = frame.indexOf('\r\n\r\n');
  if (headEnd < 0) return { kind: 'malformed', why: 'no end of headers' };
  const [startLine = '', ...lines] = unfold(frame.slice(0, headEnd)).split('\r\n');
  const body = frame.slice(headEnd + 4);
  const request = requestLine.exec(startLine);
  const status = request ? null : statusLine.exec(startLine);
  if (!request && !status) return { kind: 'malformed', why: 'start line' };

  const headers: SipHeader[] = [];
  let why: string | undefined;
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trimEnd();
    if (line.length > longestLine || colon < 1 || !token.test(name) || /[\r\n]/u.test(line)) why ??= 'header line';
    else headers.push({ name, value: line.slice(colon + 1).trim() });
  }
  const message: SipMessage = request
    ? { kind: 'request', method: request[1]!, uri: request[2]!, headers, body }
    : { kind: 'response', status: Number(status![1]), reason: status![2]!, headers, body };
  why ??= faultOf(message);
  if (why !== undefined) return { kind: 'malformed', why, message };
  return { kind: 'message', message };
}

/** Continuation lines belong to the line before (RFC 3261 §7.3.1). */
function unfold(head: string): string {
  return head.replace(/\r\n[ \t]+/gu, ' ');
}

/** Headers that may stand only once (RFC 3261 §7.3.1: all but lists). */
const single = ['from', 'to', 'call-id', 'cseq', 'content-length', 'content-type', 'max-forwards', 'expires'];

function faultOf(message: SipMessage): string | undefined {
  const names = message.headers.map((header) => canonicalName(header.name));
  const repeated = single.find((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (repeated) return `repeated ${repeated}`;
  if (!topVia(message)) return 'via';
  const from = readAddress(headerOf(message, 'from') ?? '');
  if (!from?.parameters.get('tag')) return 'from';
  const to = readAddress(headerOf(message, 'to') ?? '');
  if (!to || (message.kind === 'response' && message.status > 100 && !to.parameters.get('tag'))) return 'to';
  if (!/^\S+$/u.test(headerOf(message, 'call-id') ?? '')) return 'call-id';
  const sequence = sequenceOf(message);
  if (!sequence) return 'cseq';
  if (message.kind === 'request' && sequence.method !== message.method) return 'cseq';
  return lengthFault(message);
}

function lengthFault(message: SipMessage): string | undefined {
  const stated = headersOf(message, 'content-length')[0];
  if (stated === undefined) return undefined;
  if (!/^\d{1,9}$/u.test(stated)) return 'content-length';
  return Number(stated) === new TextEncoder().encode(message.body).length ? undefined : 'content-length';
}

/** Reads CSeq (RFC 3261 §20.16): a number below 2^31 and the method. */
export function sequenceOf(message: SipMessage): { readonly number: number; readonly method: string } | undefined {
  const parts = /^(\d{1,10})[ \t]+(\S+)$/u.exec(headerOf(message, 'cseq') ?? '');
  if (!parts || Number(parts[1]) >= 2 ** 31) return undefined;
  return { number: Number(parts[1]), method: parts[2]! };
}
