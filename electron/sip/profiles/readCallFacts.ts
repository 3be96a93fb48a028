import type { CallFacts } from '../../../shared/calls/callFacts.ts';
import type { Reading } from '../../../shared/calls/reading.ts';
import { assertNever } from '../../../shared/kernel/assertNever.ts';
import { splitOutsideQuotes } from '../reasonHeader.ts';
import { readAutoAnswer } from './autoAnswer.ts';
import { decodeText } from './headerText.ts';
import { parseIvrPath } from './ivrPath.ts';
import { parseAddresses, userOfUri, type NameAddress } from './nameAddress.ts';
import type { Profile, Source } from './profileSchema.ts';
import { parseQueueWait } from './queueWait.ts';
import type { SipHeaders } from './sipHeaders.ts';
import { fieldOf, parseUserToUser } from './userToUser.ts';

export { isListedPeer } from './peers.ts';

export interface Trust {
  /** True when this server's P-Asserted-Identity is believed (RFC 3325 §4). */
  readonly trustedPeer: boolean;
  /** Host of the server; compared with the lists of those that may ask for auto-answer. */
  readonly peer?: string;
  /** The seat's own list of them, beside the profile's. */
  readonly autoAnswerPeers?: readonly string[];
}

/** Text found at one source: decoded, or only the raw characters. */
interface Found {
  readonly source: string;
  readonly raw: string;
  readonly text: string | undefined;
}

const maxTextLength = 128;

/**
 * Reads what a request says about its call, as the profile tells. The first source with a readable value wins; when
 * all that is there is unreadable, the first of these is reported. Never throws.
 */
export function readCallFacts(headers: SipHeaders, profile: Profile, trust: Trust): CallFacts {
  const { values } = profile;
  const read = <T>(sources: readonly Source[], parse: (text: string) => T | undefined): Reading<T> => readFirst(headers, sources, trust, parse);
  return {
    caller: read(values.caller, shortText),
    callerName: read(values.callerName, shortText),
    serviceNumber: read(values.serviceNumber, shortText),
    ivrPath: read(values.ivrPath, parseIvrPath),
    queue: read(values.queue, shortText),
    queueWaitSeconds: read(values.queueWait, parseQueueWait),
    routeRule: read(values.routeRule, shortText),
    customerId: read(values.customerId, shortText),
    autoAnswerAfterSeconds: readAutoAnswer(headers, profile, trust),
  };
}

function shortText(text: string): string | undefined {
  return text !== '' && text.length <= maxTextLength ? text : undefined;
}

/** The first readable value among these sources. */
export function readFirst<T>(headers: SipHeaders, sources: readonly Source[], trust: Trust, parse: (text: string) => T | undefined): Reading<T> {
  let unreadable: Reading<T> | undefined;
  for (const source of sources) {
    for (const found of findAt(headers, source, trust)) {
      if (source.matches !== undefined && found.text !== undefined && !new RegExp(source.matches, 'u').test(found.text)) continue;
      const value = found.text === undefined ? undefined : parse(found.text);
      if (value !== undefined) return { kind: 'read', value, source: found.source };
      unreadable ??= { kind: 'unreadable', source: found.source, raw: found.raw.slice(0, 200) };
    }
  }
  return unreadable ?? { kind: 'absent' };
}

function findAt(headers: SipHeaders, source: Source, trust: Trust): Found[] {
  switch (source.from) {
    case 'header': return headers.all(source.name).flatMap((raw) => inHeader(raw, source));
    case 'user-to-user': return inUserToUser(headers, source);
    case 'p-asserted-identity': {
      // "Privacy: id" asks that the asserted identity is not shown (RFC 3325 §9.3).
      const withheld = headers.all('privacy').some((value) => /(^|[;,\s])id($|[;,\s])/i.test(value));
      return trust.trustedPeer && !withheld ? addressed(headers, 'P-Asserted-Identity', source.part) : [];
    }
    case 'from': return addressed(headers, 'From', source.part);
    case 'to': return addressed(headers, 'To', source.part);
    case 'request-uri': {
      const user = userOfUri(headers.requestUri);
      return user === undefined ? [] : [{ source: 'Request-URI', raw: headers.requestUri, text: decodeText(user, 'text') }];
    }
    case 'diversion': return atEnd(addressed(headers, 'Diversion', 'user'), source.entry === 'original' ? 'bottom' : 'top');
    case 'history-info': return atEnd(addressed(headers, 'History-Info', 'user'), source.entry === 'original' ? 'top' : 'bottom');
    default: return assertNever(source);
  }
}

function inHeader(raw: string, source: Extract<Source, { from: 'header' }>): Found[] {
  if (source.parameter === undefined) return raw.trim() === '' ? [] : [{ source: source.name, raw, text: decodeText(raw, source.decode) }];
  const prefix = new RegExp(`^\\s*${source.parameter.replace(/[^A-Za-z0-9]/g, '\\$&')}\\s*=`, 'i');
  const part = splitOutsideQuotes(raw.slice(0, 4_096), ';').find((one) => prefix.test(one));
  if (part === undefined) return [];
  return [{ source: `${source.name};${source.parameter}`, raw, text: decodeText(part.replace(prefix, ''), source.decode) }];
}

function inUserToUser(headers: SipHeaders, source: Extract<Source, { from: 'user-to-user' }>): Found[] {
  const { field } = source;
  return parseUserToUser(headers.all('user-to-user'), source.decode).flatMap(({ raw, text }) => {
    if (field === undefined) return [{ source: 'User-to-User', raw, text }];
    // Data that cannot be read may be anything, not just this field: it is no sign that the field was sent.
    if (text === undefined) return [];
    const value = fieldOf(text, field);
    return value === undefined ? [] : [{ source: `User-to-User ${field}`, raw, text: decodeText(value, 'auto') }];
  });
}

function addressed(headers: SipHeaders, name: string, part: 'user' | 'name'): Found[] {
  return headers.all(name).flatMap((raw) => parseAddresses(raw).flatMap((address): Found[] => {
    const value = partOf(address, part);
    if (value === undefined) return [{ source: name, raw, text: undefined }];
    return value === '' ? [] : [{ source: name, raw, text: decodeText(value, part === 'name' ? 'auto' : 'text') }];
  }));
}

function partOf(address: NameAddress | undefined, part: 'user' | 'name'): string | undefined {
  return address === undefined ? undefined : address[part];
}

/** Diversion lists the latest first (RFC 5806 §5.1), History-Info the earliest (RFC 7044 §9.2). */
function atEnd(found: Found[], end: 'top' | 'bottom'): Found[] {
  const chosen = end === 'top' ? found[0] : found.at(-1);
  return chosen === undefined ? [] : [chosen];
}
