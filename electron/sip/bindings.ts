import { consoleNameOf } from './consoleContact.ts';
import type { RegisterAnswer } from './registrationProblem.ts';

/** Where an address of record can be reached, as its registrar says (RFC 3261 §10.3). */
export interface Binding {
  /** The contact without angle brackets. */
  readonly uri: string;
  readonly user: string;
  /** Seconds left; undefined when the registrar does not say. */
  readonly expiresSeconds: number | undefined;
  /** The computer's name when another console of this product is behind the contact. */
  readonly console: string | undefined;
  /** `+sip.instance` (RFC 5626 §4.1) without `urn:uuid:`, in lower case; undefined when the registrar does not give it back. */
  readonly instance: string | undefined;
}

const contactValue = /^(?:"(?:[^"\\]|\\.)*"|[^"<]*)\s*<([^<>\s]+)>(.*)$/s;

/** The bindings that a 200 to a REGISTER lists. What cannot be read is left out. */
export function bindingsOf(answer: Pick<RegisterAnswer, 'getHeaders'>): Binding[] {
  return answer.getHeaders('contact').flatMap(splitList).flatMap((value) => {
    const [, uri, parameters = ''] = contactValue.exec(value) ?? [];
    if (uri === undefined) return [];
    const expires = /;\s*expires\s*=\s*"?(\d{1,9})/i.exec(parameters)?.[1];
    return [{
      uri,
      user: /^sips?:([^@;?]+)@/i.exec(uri)?.[1] ?? '',
      expiresSeconds: expires === undefined ? undefined : Number(expires),
      console: consoleNameOf(uri),
      instance: /;\s*\+sip\.instance\s*=\s*"<urn:uuid:([0-9a-f-]+)>"/i.exec(parameters)?.[1]?.toLowerCase(),
    }];
  });
}

/** Splits a list at the commas outside quotes and angle brackets. */
function splitList(value: string): string[] {
  return (value.match(/(?:"(?:[^"\\]|\\.)*"|<[^>]*>|[^,"<])+/gs) ?? []).map((item) => item.trim());
}
