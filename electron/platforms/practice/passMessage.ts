import type { Random } from './random.ts';
import type { Binding } from './registrar.ts';
import type { Challenger } from './sip/challenge.ts';
import { newTag } from './sip/dialog.ts';
import { canonicalName, type SipRequest } from './sip/sipMessage.ts';
import type { ServerTransaction, Transactions } from './sip/transactions.ts';

/** Set by whoever sends a request, or meant for the server it goes through. */
const ofOneHop = new Set(['via', 'route', 'proxy-authorization', 'content-length', 'max-forwards']);

/**
 * Hands a MESSAGE (RFC 3428) for the account to every other place where it is registered, as a proxy that forks does.
 * Answered 200 when there is one, 480 when there is none.
 */
export function passMessage<Link extends { readonly transactions: Transactions }>(
  transaction: ServerTransaction,
  from: Link,
  { challenger, bindings, random }: { readonly challenger: Challenger; readonly bindings: () => readonly Binding<Link>[]; readonly random: Random },
): void {
  const { request } = transaction;
  const proof = challenger.check(request, 'proxy-authorization');
  if (proof !== 'proven') {
    transaction.respond(407, { toTag: newTag(random), headers: [{ name: 'Proxy-Authenticate', value: challenger.challenge(proof === 'stale') }] });
    return;
  }
  const others = bindings().filter(({ link }) => link !== from);
  for (const { contact, link } of others) {
    const passed: SipRequest = {
      ...request,
      uri: contact,
      headers: [{ name: 'Max-Forwards', value: '69' }, ...request.headers.filter(({ name }) => !ofOneHop.has(canonicalName(name)))],
    };
    link.transactions.send(passed, () => {});
  }
  transaction.respond(others.length > 0 ? 200 : 480, { toTag: newTag(random) });
}
