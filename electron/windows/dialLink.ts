import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';

/** Schemes that the system hands to this program. */
export const linkSchemes = ['tel', 'callto', 'sip'] as const;

/** What a link says: something for the dial field, or nothing that can be dialled. */
export type DialLink = { readonly kind: 'dial'; readonly text: string } | { readonly kind: 'refused' };

const maxLength = 512;
const scheme = /^(tel|callto|sips?):(?:\/\/)?/i;
/** `user@host` or `user@host:port`; no password, no parameters, nothing that could write into an INVITE. */
const address = /^[\w.!~*'()&=+$,/-]{1,64}@(?:[a-z\d](?:[a-z\d.-]{0,251}[a-z\d])?|\[[a-f\d:.]{2,45}\])(?::\d{1,5})?$/i;

/** Whether a command-line argument is one of our links. */
export function isDialLink(argument: string): boolean {
  return scheme.test(argument);
}

/** The first link among a command line's arguments. */
export function linkIn(args: readonly string[]): string | undefined {
  return args.find(isDialLink);
}

/**
 * Reads a `tel:` (RFC 3966), `sip:`/`sips:` (RFC 3261 §19.1) or `callto:` link. Any page may make one, so it is taken
 * for hostile: header fields (`?…`) and parameters are cut, service codes (`*`, `#`: forwarding, unlocking) and
 * everything else that is neither a number nor a plain address are refused.
 * @param options.homeAreaCode see {@link parsePhoneNumber}
 */
export function readDialLink(link: string, options: { readonly homeAreaCode?: string | undefined } = {}): DialLink {
  if (link.length > maxLength || !isDialLink(link)) return { kind: 'refused' };
  const name = /^[a-z]+/i.exec(link)?.[0].toLowerCase() ?? '';
  const rest = decoded((link.replace(scheme, '').split('?')[0] ?? '').replace(/\/+$/, ''));
  if (rest === null || /[*#\p{Cc}]/u.test(rest)) return { kind: 'refused' };
  const secure = name === 'sips' ? 'sips' : 'sip';
  const [user = '', host] = rest.split('@').map((part) => part.split(';')[0] ?? '');
  if (host !== undefined) return address.test(`${user}@${host}`) && rest.split('@').length === 2 ? { kind: 'dial', text: `${secure}:${user}@${host}` } : { kind: 'refused' };
  const number = parsePhoneNumber(`tel:${rest}`, options.homeAreaCode === undefined ? {} : { homeAreaCode: options.homeAreaCode });
  return number.kind === 'anonymous' || number.kind === 'unreadable' ? { kind: 'refused' } : { kind: 'dial', text: number.key };
}

/** The text without its percent signs; null when they are not UTF-8. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
