import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { Services } from './profiles/serviceSchema.ts';

/** Options of JsSIP's `call` that make the other side see this number. */
export interface IdentityOptions {
  readonly fromUserName?: string;
  readonly extraHeaders?: string[];
}

/**
 * Says which of the company's numbers an outgoing call shows, as the platform wants it said: RFC 3261 §8.1.1.3 From,
 * RFC 3325 §9.1 P-Asserted-Identity and §9.2 P-Preferred-Identity, or a header of its own.
 * @param number digits, `*`, `#` and a leading `+`; anything else is left out, so that no header can be smuggled in
 * @param domain of the seat's address of record
 */
export function identityOptions(number: string | undefined, { outgoingNumber }: Pick<Services, 'outgoingNumber'>, domain: string): IdentityOptions {
  if (number === undefined || !/^\+?[\d*#]{1,24}$/.test(number)) return {};
  const address = `<sip:${encodeURIComponent(number).replace('%2B', '+')}@${domain}>`;
  switch (outgoingNumber.as) {
    case 'none': return {};
    case 'from': return { fromUserName: number };
    case 'p-preferred-identity': return { extraHeaders: [`P-Preferred-Identity: ${address}`] };
    case 'p-asserted-identity': return { extraHeaders: [`P-Asserted-Identity: ${address}`] };
    case 'header': return { extraHeaders: [`${outgoingNumber.name}: ${number}`] };
    default: return assertNever(outgoingNumber);
  }
}
