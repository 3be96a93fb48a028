import { hkdfSync } from 'node:crypto';
import type { StoreSecrets } from './storeSecrets.ts';

/** Key of one database file, 32 bytes. */
export type FileKey = Uint8Array;

/** One key for each purpose, so that none says anything about another (HKDF with SHA-256, RFC 5869). */
function derive({ masterKey }: Pick<StoreSecrets, 'masterKey'>, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(0), `400 console, ${purpose}`, 32));
}

/** Encrypts a database file, named without its folder. */
export function keyOfFile(secrets: Pick<StoreSecrets, 'masterKey'>, name: string): FileKey {
  return derive(secrets, `database ${name}`);
}

/** Wraps the data keys of recordings. */
export function wrappingKeyOf(secrets: Pick<StoreSecrets, 'masterKey'>): Uint8Array {
  return derive(secrets, 'keys of recordings');
}

/** Seals what waits for the store beside it. */
export function spoolKeyOf(secrets: Pick<StoreSecrets, 'masterKey'>): Uint8Array {
  return derive(secrets, 'what waits for the store');
}

/** Tells whether data belong to this master key, and nothing else. */
export function checkOf(secrets: Pick<StoreSecrets, 'masterKey'>): Uint8Array {
  return derive(secrets, 'check');
}
