import { splitOutsideQuotes } from '../reasonHeader.ts';
import { percentDecoded, unquoted } from './headerText.ts';

/** A name-addr or addr-spec (RFC 3261 §20.10), as far as it is shown. */
export interface NameAddress {
  /** Display name, without quotes. */
  readonly name: string;
  /** User part of a sip:/sips: URI, or the number of a tel: URI; without parameters, percent-decoded. */
  readonly user: string;
}

/** The addresses of a comma-separated header value; what is malformed is `undefined`. Never throws. */
export function parseAddresses(value: string): (NameAddress | undefined)[] {
  return splitOutsideBrackets(value.slice(0, 4_096)).map((one) => parseAddress(one));
}

export function parseAddress(value: string): NameAddress | undefined {
  const open = bracketOf(value);
  if (open === -1) {
    const user = userOfUri(splitOutsideQuotes(value, ';')[0]!.trim());
    return user === undefined ? undefined : { name: '', user };
  }
  const close = value.indexOf('>', open);
  if (close === -1) return undefined;
  const user = userOfUri(value.slice(open + 1, close).trim());
  return user === undefined ? undefined : { name: unquoted(value.slice(0, open).trim()), user };
}

/** User of a SIP URI or number of a tel: URI (RFC 3966); `undefined` when there is none or it is malformed. */
export function userOfUri(uri: string): string | undefined {
  const tel = /^tel:([^;?]{1,128})/i.exec(uri)?.[1];
  if (tel !== undefined) return percentDecoded(tel);
  const user = /^sips?:([^@]{1,256})@/i.exec(uri)?.[1];
  if (user === undefined) return undefined;
  // A password after ":" and parameters such as ";phone-context" or ";npdi" are no part of the number.
  return percentDecoded(user.split(':')[0]!.split(';')[0]!);
}

/** Where `<` stands outside the quoted display name. */
function bracketOf(value: string): number {
  let quoted = false;
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === '<') return at;
  }
  return -1;
}

function splitOutsideBrackets(value: string): string[] {
  const parts: string[] = [];
  for (const piece of splitOutsideQuotes(value, ',')) {
    const previous = parts.at(-1);
    if (previous !== undefined && bracketOf(previous) !== -1 && !previous.includes('>', bracketOf(previous))) parts[parts.length - 1] = `${previous},${piece}`;
    else parts.push(piece);
  }
  return parts;
}
