import { StoreError } from './storeErrors.ts';

/** What the store needs to read and to prove its data. It comes from main when the process starts and is never written. */
export interface StoreSecrets {
  /** 32 bytes: the databases, and the keys of recordings, are encrypted with keys derived from it. */
  readonly masterKey: Uint8Array;
  /** 32 bytes: seed of this seat's Ed25519 key (RFC 8032, 5.1.5), which signs the evidence chain. */
  readonly signingSeed: Uint8Array;
}

/** Length of each secret in bytes. */
const secretBytes = 32;

/** The secrets of a start message. Throws `invalidArgument`. */
export function readSecrets(secrets: StoreSecrets): StoreSecrets {
  for (const secret of [secrets.masterKey, secrets.signingSeed]) {
    if (!(secret instanceof Uint8Array) || secret.byteLength !== secretBytes) throw new StoreError('invalidArgument', 'The secrets of the store are not whole.');
  }
  return secrets;
}
