import { createHash, randomBytes } from 'node:crypto';
import DigestAuthentication from 'jssip/lib/DigestAuthentication.js';

/** Hash algorithms of RFC 7616/RFC 8760 beside MD5, and their names in node:crypto. */
const hashes = new Map([['SHA-256', 'sha256'], ['SHA-512-256', 'sha512-256']]);

export interface Challenge {
  readonly algorithm?: string;
  readonly realm?: string;
  readonly nonce?: string;
  readonly opaque?: string | null;
  readonly qop?: string | readonly string[];
}

interface Request {
  readonly method: string;
  readonly ruri: unknown;
  readonly body?: string;
}

/** JsSIP's digest object, as far as it is filled here. */
interface Digest {
  _credentials: { username: string; password: string | null };
  _algorithm: string; _realm: string; _nonce: string; _opaque: string | null; _qop: string | null;
  _cnonce: string; _nc: number; _ncHex: string; _uri: unknown; _ha1: string; _response: string;
}

/** True when a challenge with this algorithm can be answered; none means MD5 (RFC 7616 §3.3). */
export function isSupportedAlgorithm(algorithm: string | undefined): boolean {
  return algorithm === undefined || algorithm === 'MD5' || hashes.has(algorithm.toUpperCase());
}

let taught = false;

/** JsSIP knows MD5 only: adds SHA-256 and SHA-512-256 (RFC 7616 §3.4) to its digest. Safe to call again. */
export function teachDigestAlgorithms(): void {
  if (taught) return;
  taught = true;
  const prototype = (DigestAuthentication as unknown as { prototype: { authenticate(request: Request, challenge: Challenge, cnonce?: string): boolean } }).prototype;
  const md5 = prototype.authenticate;
  prototype.authenticate = function (this: Digest, request, challenge, cnonce) {
    const hash = hashes.get(challenge.algorithm?.toUpperCase() ?? '');
    return hash === undefined ? md5.call(this, request, challenge, cnonce) : authenticate(this, hash, request, challenge, cnonce);
  };
}

function authenticate(digest: Digest, hash: string, request: Request, challenge: Challenge, cnonce?: string): boolean {
  const { nonce, realm } = challenge;
  const offered = typeof challenge.qop === 'string' ? [challenge.qop] : challenge.qop ?? [];
  if (!nonce || !realm || !digest._credentials.password) return false;
  if (offered.length > 0 && !offered.includes('auth')) return false;
  const h = (text: string): string => createHash(hash).update(text, 'utf8').digest('hex');
  digest._algorithm = challenge.algorithm!;
  digest._realm = realm;
  digest._nonce = nonce;
  digest._opaque = challenge.opaque ?? null;
  digest._qop = offered.length > 0 ? 'auth' : null;
  digest._uri = request.ruri;
  digest._cnonce = cnonce ?? randomBytes(8).toString('hex');
  digest._nc += 1;
  digest._ncHex = digest._nc.toString(16).padStart(8, '0');
  digest._ha1 = h(`${digest._credentials.username}:${realm}:${digest._credentials.password}`);
  const ha2 = h(`${request.method}:${String(request.ruri)}`);
  digest._response = digest._qop
    ? h(`${digest._ha1}:${nonce}:${digest._ncHex}:${digest._cnonce}:auth:${ha2}`)
    : h(`${digest._ha1}:${nonce}:${ha2}`);
  return true;
}
