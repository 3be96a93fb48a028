import { createHash, createPrivateKey, createPublicKey, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The key that signs a chain. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  /** DER (SubjectPublicKeyInfo), base64. */
  readonly publicKey: string;
  readonly fingerprint: string;
  /** Proves which end of the chain the store itself wrote; never leaves it. */
  readonly headKey: KeyObject;
}

/** PKCS #8 around a seed of 32 bytes (RFC 8410 §7). */
const seedPrefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param seed 32 bytes (RFC 8032 §5.1.5) */
export function signingKeyOf(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([seedPrefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64');
  const headKey = createSecretKey(new Uint8Array(hkdfSync('sha256', seed, new Uint8Array(0), '400 console evidence head', 32)));
  return { privateKey, publicKey, fingerprint: fingerprintOf(publicKey), headKey };
}

/** The first 16 hex digits of the SHA-256 of the key's DER. */
export function fingerprintOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16);
}

/** Throws where the text is no Ed25519 key. */
export function readPublicKey(publicKey: string): KeyObject {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('This is no Ed25519 key');
  return key;
}

export function pemOf(publicKey: string): string {
  return readPublicKey(publicKey).export({ format: 'pem', type: 'spki' }).toString();
}
