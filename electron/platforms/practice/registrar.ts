import type { Clock } from './clock.ts';
import type { Random } from './random.ts';
import { readAddress, readSipUri, splitList, type AddressHeader } from './sip/addressHeader.ts';
import type { Challenger } from './sip/challenge.ts';
import { newTag } from './sip/dialog.ts';
import { sequenceOf } from './sip/readSip.ts';
import { headerOf, headersOf, type SipHeader } from './sip/sipMessage.ts';
import type { ServerTransaction } from './sip/transactions.ts';

/** Where the seat can be reached, through which connection. */
export interface Binding<Link> {
  readonly contact: string;
  readonly link: Link;
  readonly expiresAt: number;
}

export interface Registrar<Link> {
  /** Answers one REGISTER (RFC 3261 §10.3). */
  take(transaction: ServerTransaction, link: Link): void;
  /** The binding made last, if one is in force. */
  current(): Binding<Link> | undefined;
  /** All in force, in the order they were made or refreshed. */
  all(): readonly Binding<Link>[];
  /** Forgets the bindings of a connection that closed. */
  forget(link: Link): void;
}

interface Kept<Link> extends Binding<Link> {
  readonly callId: string;
  readonly sequence: number;
  readonly stopTimer: () => void;
}

const shortestSeconds = 60;
const longestSeconds = 3_600;
const usualSeconds = 600;
/** A seat has a handful of devices at most. */
const mostBindings = 10;

export function createRegistrar<Link>(options: {
  readonly account: { readonly user: string; readonly domain: string };
  readonly challenger: Challenger;
  readonly clock: Clock;
  readonly random: Random;
  readonly onRegistered: (expiresSeconds: number) => void;
  /** The last binding went: taken back, run out, or its connection closed. */
  readonly onUnregistered: () => void;
  readonly onPasswordRefused: () => void;
}): Registrar<Link> {
  const { account, challenger, clock, random } = options;
  /** In the order they were made or refreshed. */
  const bindings = new Map<string, Kept<Link>>();

  function remove(contact: string): void {
    const kept = bindings.get(contact);
    if (!kept) return;
    kept.stopTimer();
    bindings.delete(contact);
    if (bindings.size === 0) options.onUnregistered();
  }

  /** Seconds a contact asks for; our own choice when it asks for none or for nonsense (RFC 3261 §10.2.1.1, §20.19). */
  function secondsOf(contact: AddressHeader, expires: string | undefined): number {
    const asked = contact.parameters.get('expires') ?? expires ?? '';
    return /^\d{1,10}$/u.test(asked) ? Math.min(Number(asked), longestSeconds) : usualSeconds;
  }

  function isOlder(contact: string, callId: string, sequence: number): boolean {
    const kept = bindings.get(contact);
    return kept !== undefined && kept.callId === callId && sequence <= kept.sequence;
  }

  return {
    take(transaction, link) {
      const { request } = transaction;
      const answer = (status: number, headers: readonly SipHeader[] = []) => transaction.respond(status, { toTag: newTag(random), headers });
      const to = readSipUri(readAddress(headerOf(request, 'to')!)!.uri);
      if (readSipUri(request.uri)?.host !== account.domain || to?.host !== account.domain) return answer(404);

      const proof = challenger.check(request, 'authorization');
      if (proof !== 'proven') {
        if (proof === 'wrong') options.onPasswordRefused();
        return answer(401, [{ name: 'WWW-Authenticate', value: challenger.challenge(proof === 'stale') }]);
      }
      if (to.user !== account.user) return answer(403);

      const values = headersOf(request, 'contact').flatMap(splitList);
      const expires = headerOf(request, 'expires');
      if (values.includes('*')) {
        if (values.length !== 1 || expires !== '0') return answer(400);
        for (const contact of [...bindings.keys()]) remove(contact);
        return answer(200);
      }
      const contacts = values.map(readAddress);
      if (contacts.length > mostBindings || !contacts.every((contact) => contact !== undefined)) return answer(400);
      const callId = headerOf(request, 'call-id')!;
      const sequence = sequenceOf(request)!.number;
      if (contacts.some((contact) => isOlder(contact.uri, callId, sequence))) return answer(500);
      if (contacts.some((contact) => secondsOf(contact, expires) > 0 && secondsOf(contact, expires) < shortestSeconds)) {
        return answer(423, [{ name: 'Min-Expires', value: String(shortestSeconds) }]);
      }
      for (const contact of contacts) {
        const seconds = secondsOf(contact, expires);
        if (seconds === 0) remove(contact.uri);
        else keep(contact.uri, seconds, { link, callId, sequence });
      }
      answer(200, [...bindings.values()].map(contactHeader));
    },
    current: () => [...bindings.values()].at(-1),
    all: () => [...bindings.values()],
    forget(link) {
      for (const [contact, kept] of bindings) if (kept.link === link) remove(contact);
    },
  };

  function keep(contact: string, seconds: number, from: { link: Link; callId: string; sequence: number }): void {
    bindings.get(contact)?.stopTimer();
    bindings.delete(contact);
    const oldest = bindings.keys().next();
    if (bindings.size >= mostBindings && !oldest.done) remove(oldest.value);
    const stopTimer = clock.after(seconds * 1_000, () => remove(contact));
    bindings.set(contact, { contact, expiresAt: clock.now() + seconds * 1_000, stopTimer, ...from });
    options.onRegistered(seconds);
  }

  function contactHeader(kept: Kept<Link>): SipHeader {
    return { name: 'Contact', value: `<${kept.contact}>;expires=${Math.ceil((kept.expiresAt - clock.now()) / 1_000)}` };
  }
}
