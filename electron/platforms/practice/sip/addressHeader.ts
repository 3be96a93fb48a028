/** A `From`, `To` or `Contact` value (RFC 3261 §20.10): `"name" <uri>;parameters` or `uri;parameters`. */
export interface AddressHeader {
  readonly displayName: string;
  readonly uri: string;
  /** Parameters of the header, names in lower case; a parameter without a value reads as ''. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** The parts of a `sip:`/`sips:` URI (RFC 3261 §19.1) that this platform needs. */
export interface SipUri {
  /** Percent-decoded; '' when there is none. */
  readonly user: string;
  /** Lower case, without port. */
  readonly host: string;
}

const nameAddress = /^(?:"((?:[^"\\]|\\.)*)"\s*|([^"<>;,]*))<([^<>\s]+)>\s*(.*)$/su;
const bareAddress = /^([a-z][a-z0-9+.-]*:[^\s<>";?]+)\s*(.*)$/isu;

/** Reads one address value; undefined when it is not one. Lists (`a, b`) and `*` are not addresses. */
export function readAddress(value: string): AddressHeader | undefined {
  const named = nameAddress.exec(value.trim());
  const bare = named ? null : bareAddress.exec(value.trim());
  const uri = named?.[3] ?? bare?.[1];
  const tail = named?.[4] ?? bare?.[2] ?? '';
  if (uri === undefined || !/^[a-z][a-z0-9+.-]*:/iu.test(uri)) return undefined;
  const parameters = readParameters(tail);
  if (parameters === undefined) return undefined;
  const displayName = named?.[1]?.replace(/\\(.)/gsu, '$1') ?? named?.[2]?.trim() ?? '';
  return { displayName, uri, parameters };
}

/** Reads `;name=value;flag` (RFC 3261 §25.1 generic-param); undefined when something else stands there. */
export function readParameters(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  let rest = text.trim();
  while (rest !== '') {
    const parameter = /^;\s*([^\s=;"<>,]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^\s;",<>]+))?\s*/u.exec(rest);
    if (!parameter) return undefined;
    const value = parameter[2] ?? '';
    parameters.set(parameter[1]!.toLowerCase(), value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/gsu, '$1') : value);
    rest = rest.slice(parameter[0].length);
  }
  return parameters;
}

/** Writes an address value; the display name is quoted and escaped. */
export function writeAddress(address: { readonly displayName?: string; readonly uri: string; readonly tag?: string }): string {
  const name = address.displayName ? `"${address.displayName.replace(/["\\]/gu, '\\$&')}" ` : '';
  return `${name}<${address.uri}>${address.tag === undefined ? '' : `;tag=${address.tag}`}`;
}

/** Splits a list value at the commas that stand outside quotes and `<…>`. */
export function splitList(value: string): string[] {
  return (value.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<]|["<])+/gsu) ?? []).map((item) => item.trim());
}

/** Reads a SIP URI; undefined for other schemes and for nonsense. */
export function readSipUri(uri: string): SipUri | undefined {
  const parts = /^sips?:(?:([^@:]*)(?::[^@]*)?@)?(\[[0-9a-f:.]+\]|[^:;?@[\]\s]+)(?::\d{1,5})?(?:[;?].*)?$/isu.exec(uri);
  if (!parts) return undefined;
  const user = decodePercent(parts[1] ?? '');
  return user === undefined ? undefined : { user, host: parts[2]!.toLowerCase() };
}

function decodePercent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
