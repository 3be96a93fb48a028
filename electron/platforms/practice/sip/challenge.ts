import type { Clock } from '../clock.ts';
import type { Random } from '../random.ts';
import { expectedDigest, readDigest } from './digest.ts';
import type { SipRequest } from './sipMessage.ts';
import { headersOf } from './sipMessage.ts';

/** Whether a request proved that it knows the password. `stale`: right password, but the nonce is too old or was used up. */
export type Proof = 'proven' | 'missing' | 'wrong' | 'stale';

/** Makes digest challenges and checks the answers (RFC 3261 §22, RFC 2617). */
export interface Challenger {
  /** Value for `WWW-Authenticate` or `Proxy-Authenticate`. */
  challenge(stale: boolean): string;
  /** @param header `Authorization` or `Proxy-Authorization` */
  check(request: SipRequest, header: string): Proof;
}

/** Nonces are good for five minutes; the oldest give way when more than this many are open. */
const nonceLifetimeMs = 300_000;
const mostNonces = 1_000;

export function createChallenger(options: { user: string; password: string; realm: string; clock: Clock; random: Random }): Challenger {
  const { user, password, realm, clock, random } = options;
  /** Nonce → when it was made and the highest count seen with it. */
  const nonces = new Map<string, { madeAt: number; highestCount: number }>();

  return {
    challenge(stale) {
      const nonce = random.hex(32);
      nonces.set(nonce, { madeAt: clock.now(), highestCount: 0 });
      if (nonces.size > mostNonces) nonces.delete(nonces.keys().next().value!);
      return `Digest realm="${realm}", nonce="${nonce}", algorithm=MD5, qop="auth"${stale ? ', stale=true' : ''}`;
    },
    check(request, header) {
      const offered = headersOf(request, header).map(readDigest).filter((credentials) => credentials?.realm === realm);
      const credentials = offered[0];
      if (!credentials) return headersOf(request, header).length === 0 ? 'missing' : 'wrong';
      const rightPassword =
        credentials.username === user && credentials.uri === request.uri && expectedDigest(credentials, request.method, password) === credentials.response.toLowerCase();
      if (!rightPassword) return 'wrong';
      const nonce = nonces.get(credentials.nonce);
      const count = Number.parseInt(credentials.nonceCount, 16);
      if (!nonce || clock.now() - nonce.madeAt > nonceLifetimeMs || count <= nonce.highestCount) return 'stale';
      nonce.highestCount = count;
      return 'proven';
    },
  };
}
