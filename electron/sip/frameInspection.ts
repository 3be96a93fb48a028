import { isUsableAddress } from './usableAddress.ts';
import { splitFrame, valuesOf, type SipFrame } from './sipFrame.ts';

/** What becomes of a received message before any parser sees it. */
export type Inspection =
  | { readonly kind: 'pass'; readonly frame: SipFrame; readonly request: RequestLine | undefined }
  /** A request that gets this final answer; nothing is sent for an ACK or when the fields to answer with are missing. */
  | { readonly kind: 'refuse'; readonly frame: SipFrame; readonly request: RequestLine; readonly code: number; readonly reason: string; readonly headers: readonly string[] }
  | { readonly kind: 'drop'; readonly why: string };

export interface RequestLine {
  readonly method: string;
  readonly uri: string;
}

const maxHeaders = 160;
/** Header fields that the grammar parses cost about a microsecond per character. */
const maxParsedCharacters = 12_288;
const maxListEntries = 64;
const parsedFields = new Set([
  'via', 'from', 'to', 'call-id', 'contact', 'record-route', 'content-length', 'content-type', 'cseq', 'max-forwards',
  'www-authenticate', 'proxy-authenticate', 'session-expires', 'refer-to', 'replaces', 'event',
]);
const listFields = ['contact', 'via', 'record-route', 'route'];
const singleFields = ['from', 'to', 'call-id', 'cseq', 'max-forwards', 'content-length', 'content-type'];
const secondsFields = ['expires', 'min-expires', 'session-expires', 'min-se'];
const mandatoryFields = ['via', 'from', 'to', 'call-id', 'cseq'];
/** Option tags that this user agent implements (RFC 3261 §8.2.2.3). */
const supportedOptions = new Set(['timer', 'ice', 'replaces', 'outbound', 'path', 'gruu', '100rel']);

const requestLine = /^([A-Za-z0-9\-.!%*_+`'~]+) (\S+) SIP\/(\d+\.\d+)$/i;
const sipUri = /^sip:(?:[^@\s<>"]+@)?[^@\s<>";?]+[^\s<>"]*$/i;
const statusLine = /^SIP\/2\.0 ([1-6]\d{2})( .*)?$/i;

/**
 * Checks a message against the rules of RFC 3261 (and RFC 4475) that the parser behind does not check or answers with
 * an exception, and against limits that keep its parsing time short. Never throws.
 */
export function inspectFrame(text: string): Inspection {
  const frame = splitFrame(text);
  if (/^SIP\//i.test(frame.startLine)) return inspectResponse(frame);
  const match = requestLine.exec(frame.startLine);
  if (!match) {
    const method = /^[A-Z]+(?= )/i.exec(frame.startLine)?.[0];
    if (!method || !/SIP\/\d/i.test(frame.startLine)) return { kind: 'drop', why: 'not a SIP message' };
    return refusal(frame, { method, uri: '' }, 400, 'Malformed Request-Line');
  }
  const request = { method: match[1]!, uri: match[2]! };
  if (match[3] !== '2.0') return refusal(frame, request, 505, 'Version Not Supported');
  const fault = faultOf(frame) ?? requestFault(frame, request);
  if (fault) return refusal(frame, request, 400, fault);
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(request.uri)?.[1]?.toLowerCase();
  if (!scheme) return refusal(frame, request, 400, 'Malformed Request-URI');
  if (scheme !== 'sip') return refusal(frame, request, 416, 'Unsupported URI Scheme');
  if (!sipUri.test(request.uri)) return refusal(frame, request, 400, 'Malformed Request-URI');
  const unknown = unsupportedOptions(frame, request);
  if (unknown.length > 0) return { ...refusal(frame, request, 420, 'Bad Extension'), headers: [`Unsupported: ${unknown.join(', ')}`] };
  return { kind: 'pass', frame, request };
}

function refusal(frame: SipFrame, request: RequestLine, code: number, reason: string): Extract<Inspection, { kind: 'refuse' }> {
  return { kind: 'refuse', frame, request, code, reason, headers: [] };
}

function inspectResponse(frame: SipFrame): Inspection {
  if (!statusLine.test(frame.startLine)) return { kind: 'drop', why: 'malformed status line' };
  const fault = faultOf(frame);
  if (fault) return { kind: 'drop', why: fault };
  return { kind: 'pass', frame, request: undefined };
}

/** What is wrong with a message of either kind, as a reason phrase. */
function faultOf(frame: SipFrame): string | undefined {
  if (!frame.complete) return 'Unfinished Header';
  if (!frame.linesAreHeaders) return 'Malformed Header Line';
  if (frame.headers.length > maxHeaders) return 'Too Many Headers';
  let parsed = 0;
  for (const { name, value } of frame.headers) if (parsedFields.has(name)) parsed += value.length;
  if (parsed > maxParsedCharacters) return 'Headers Too Long';
  for (const name of listFields) {
    const entries = valuesOf(frame, name).reduce((sum, value) => sum + value.split(',').length, 0);
    if (entries > maxListEntries) return `Too Many ${name} Entries`;
  }
  for (const name of mandatoryFields) if (valuesOf(frame, name).every((value) => value === '')) return `Missing ${name}`;
  for (const name of singleFields) if (valuesOf(frame, name).length > 1) return `Repeated ${name}`;
  for (const name of ['from', 'to']) if (!isUsableAddress(valuesOf(frame, name)[0]!, true)) return `Malformed ${name}`;
  for (const value of valuesOf(frame, 'contact')) if (!isUsableAddress(value, false)) return 'Malformed Contact';
  const cseq = /^(\d{1,10})\s+([A-Za-z0-9\-.!%*_+`'~]+)$/.exec(valuesOf(frame, 'cseq')[0]!);
  if (!cseq || Number(cseq[1]) > 0x7fff_ffff) return 'Malformed CSeq';
  for (const name of secondsFields) {
    for (const value of valuesOf(frame, name)) if (!/^\d{1,10}\s*(?:;.*)?$/.test(value)) return `Malformed ${name}`;
  }
  const length = valuesOf(frame, 'content-length')[0];
  if (length !== undefined) {
    if (!/^\d{1,7}$/.test(length)) return 'Malformed Content-Length';
    if (Buffer.byteLength(frame.body) < Number(length)) return 'Body Shorter Than Content-Length';
  }
  return undefined;
}

function requestFault(frame: SipFrame, request: RequestLine): string | undefined {
  const method = /\s(\S+)$/.exec(valuesOf(frame, 'cseq')[0]!)?.[1];
  if (method !== request.method) return 'CSeq Names Another Method';
  const hops = valuesOf(frame, 'max-forwards')[0];
  if (hops !== undefined && !(/^\d{1,9}$/.test(hops) && Number(hops) <= 255)) return 'Malformed Max-Forwards';
  if (!/;\s*branch\s*=\s*[^\s;,]/i.test(valuesOf(frame, 'via')[0]!)) return 'Missing Via Branch';
  if (!/;\s*tag\s*=\s*[^\s;,]/i.test(valuesOf(frame, 'from')[0]!)) return 'Missing From Tag';
  const contacts = valuesOf(frame, 'contact');
  if (request.method === 'INVITE' && contacts.length !== 1) return 'One Contact Required';
  const replaces = valuesOf(frame, 'replaces');
  // JsSIP drops such a message without an answer. RFC 3891 §6.1: one Call-ID with both tags.
  if (replaces.length > 1 || replaces.some((value) => !isReplaces(value))) return 'Malformed Replaces';
  return undefined;
}

function isReplaces(value: string): boolean {
  return /^[^\s;,]+(?:\s*;\s*[\w.-]+(?:\s*=\s*[^\s;,]+)?)+$/.test(value) && /;\s*to-tag\s*=/i.test(value) && /;\s*from-tag\s*=/i.test(value);
}

function unsupportedOptions(frame: SipFrame, request: RequestLine): string[] {
  if (request.method === 'ACK' || request.method === 'CANCEL') return [];
  return valuesOf(frame, 'require')
    .flatMap((value) => value.split(','))
    .map((option) => option.trim())
    .filter((option) => option !== '' && !supportedOptions.has(option.toLowerCase()))
    .map((option) => option.slice(0, 40))
    .slice(0, 8);
}
