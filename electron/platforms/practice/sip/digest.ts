import { createHash } from 'node:crypto';

/** What an `Authorization` or `Proxy-Authorization` header carries (RFC 2617 §3.2.2), as far as MD5 with `auth` needs it. */
export interface DigestCredentials {
  readonly username: string;
  readonly realm: string;
  readonly nonce: string;
  readonly uri: string;
  readonly response: string;
  readonly cnonce: string;
  /** Eight hex digits. */
  readonly nonceCount: string;
}

/** Reads credentials; undefined unless they are Digest, MD5, `qop=auth` and complete. */
export function readDigest(value: string): DigestCredentials | undefined {
  const scheme = /^Digest\s+(.*)$/isu.exec(value.trim());
  if (!scheme) return undefined;
  const fields = new Map<string, string>();
  for (const part of scheme[1]!.matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))\s*(?:,|$)/giu)) {
    fields.set(part[1]!.toLowerCase(), part[2]?.replace(/\\(.)/gsu, '$1') ?? part[3] ?? '');
  }
  const field = (name: string) => fields.get(name) ?? '';
  if ((fields.get('algorithm') ?? 'MD5').toUpperCase() !== 'MD5' || field('qop') !== 'auth') return undefined;
  const credentials = {
    username: field('username'), realm: field('realm'), nonce: field('nonce'), uri: field('uri'),
    response: field('response'), cnonce: field('cnonce'), nonceCount: field('nc'),
  };
  const complete = Object.values(credentials).every((text) => text !== '');
  return complete && /^[0-9a-f]{8}$/iu.test(credentials.nonceCount) && /^[0-9a-f]{32}$/iu.test(credentials.response) ? credentials : undefined;
}

const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** The response these credentials must carry for `password` (RFC 2617 §3.2.2.1, `qop=auth`). */
export function expectedDigest(credentials: DigestCredentials, method: string, password: string): string {
  const { username, realm, nonce, nonceCount, cnonce, uri } = credentials;
  return md5([md5(`${username}:${realm}:${password}`), nonce, nonceCount, cnonce, 'auth', md5(`${method}:${uri}`)].join(':'));
}
