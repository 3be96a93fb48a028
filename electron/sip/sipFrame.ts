/** One header field of a received message, unfolded. */
export interface FrameHeader {
  /** Long form, lower case. */
  readonly name: string;
  readonly value: string;
}

/** A received message, split but not parsed. */
export interface SipFrame {
  readonly startLine: string;
  readonly headers: readonly FrameHeader[];
  /** False when a line was no header field at all. */
  readonly linesAreHeaders: boolean;
  readonly body: string;
  /** False when the empty line after the headers is missing. */
  readonly complete: boolean;
}

/** RFC 3261 §7.3.3 and the registry of compact forms. */
const compactForms: Record<string, string> = {
  v: 'via', f: 'from', t: 'to', i: 'call-id', m: 'contact', l: 'content-length', c: 'content-type', e: 'content-encoding',
  k: 'supported', s: 'subject', o: 'event', r: 'refer-to', b: 'referred-by', x: 'session-expires', u: 'allow-events',
  a: 'accept-contact', j: 'reject-contact', d: 'request-disposition', n: 'identity-info', y: 'identity',
};

const token = /^[A-Za-z0-9\-.!%*_+`'~]+$/;

/** Splits a message into start line, unfolded header fields and body (RFC 3261 §7). Never throws. */
export function splitFrame(text: string): SipFrame {
  const end = text.indexOf('\r\n\r\n');
  const complete = end !== -1;
  const lines = (complete ? text.slice(0, end) : text).split('\r\n');
  const headers: { name: string; value: string }[] = [];
  let linesAreHeaders = true;
  for (const line of lines.slice(1)) {
    if (line === '' && !complete) continue;
    const previous = headers.at(-1);
    if (/^[ \t]/.test(line) && previous) {
      previous.value = `${previous.value} ${line.trim()}`.trim();
      continue;
    }
    const colon = line.indexOf(':');
    const name = colon === -1 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (!token.test(name)) {
      linesAreHeaders = false;
      continue;
    }
    headers.push({ name: compactForms[name] ?? name, value: line.slice(colon + 1).trim() });
  }
  return { startLine: lines[0] ?? '', headers, linesAreHeaders, body: complete ? text.slice(end + 4) : '', complete };
}

/** Values of all fields of this name (long form, lower case), in order. */
export function valuesOf(frame: SipFrame, name: string): string[] {
  return frame.headers.filter((header) => header.name === name).map((header) => header.value);
}
