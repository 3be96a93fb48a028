/** Variables of an address beside `sip.<Header>`, which is a header of the INVITE as the platform sent it. */
export const addressVariables = ['number', 'e164', 'name', 'company', 'customerId', 'serviceNumber', 'queue', 'ivrPath', 'agent', 'callId', 'sipCallId', 'direction'] as const;
export type AddressVariable = (typeof addressVariables)[number];

export interface AddressValues {
  readonly values: Readonly<Partial<Record<AddressVariable, string>>>;
  /** By name as it stands in the address, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

const variable = /\{\{\s*([\w.-]+)\s*\}\}/g;

/** Longest address that is opened. */
const addressMax = 8_000;

/** Names of SIP headers that an address asks for, in lower case, each once. */
export function headersIn(address: string): readonly string[] {
  const names = [...address.matchAll(variable)].map(([, name = '']) => name).filter((name) => /^sip\./i.test(name));
  return [...new Set(names.map((name) => name.slice('sip.'.length).toLowerCase()))];
}

/** Variables of an address that there are none of. */
export function unknownVariables(address: string): readonly string[] {
  const known: ReadonlySet<string> = new Set(addressVariables);
  return [...address.matchAll(variable)].map(([, name = '']) => name).filter((name) => !known.has(name) && !/^sip\.[\w-]+$/i.test(name));
}

/**
 * Puts the values of a call into an address, each as one component (RFC 3986, 2.1): no value can end the component it
 * stands in. What is not known is empty. Null when no http or https address comes of it.
 */
export function fillAddress(address: string, { values, headers }: AddressValues): string | null {
  const filled = address.replace(variable, (_all, name: string) => {
    const value = /^sip\./i.test(name) ? headers[name.slice('sip.'.length).toLowerCase()] : values[name as AddressVariable];
    return encodeURIComponent(wellFormed(value ?? ''));
  });
  if (filled.length > addressMax || !URL.canParse(filled)) return null;
  const { protocol, href } = new URL(filled);
  return protocol === 'http:' || protocol === 'https:' ? href : null;
}

/** Halves of surrogate pairs, of which no UTF-8 can be made, become the sign for unreadable characters. */
function wellFormed(text: string): string {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}
