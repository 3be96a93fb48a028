import { canonicalName, type SipHeader, type SipMessage } from './sipMessage.ts';

/** A header or start line that would break the message apart. A programming error of the caller. */
export class UnwritableSip extends Error {
  constructor(what: string) {
    super(`Not writable as SIP: ${what}`);
    this.name = 'UnwritableSip';
  }
}

/**
 * Writes a message as one text frame. Content-Length is counted here (UTF-8 bytes); one given by the caller is left out.
 * @throws UnwritableSip when a name is no token, or a value or the start line carries a line end
 */
export function writeSip(message: SipMessage): string {
  const start =
    message.kind === 'request' ? `${message.method} ${message.uri} SIP/2.0` : `SIP/2.0 ${message.status} ${message.reason}`;
  if (/[\r\n]/u.test(start)) throw new UnwritableSip('start line');
  const lines = message.headers.filter((header) => canonicalName(header.name) !== 'content-length').map(writeHeader);
  const length = new TextEncoder().encode(message.body).length;
  return [start, ...lines, `Content-Length: ${length}`, '', message.body].join('\r\n');
}

function writeHeader(header: SipHeader): string {
  if (!/^[A-Za-z0-9\-.!%*_+`'~]+$/u.test(header.name)) throw new UnwritableSip('header name');
  if (/[\r\n]/u.test(header.value)) throw new UnwritableSip(`value of ${header.name}`);
  return `${header.name}: ${header.value}`;
}
