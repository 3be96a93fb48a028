import { randomBytes } from 'node:crypto';

const keyBytes = 32;

/** What the data of a seat are encrypted and signed with. */
export interface VaultSecrets {
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** 32 bytes: seed of an Ed25519 key (RFC 8032, 5.1.5). */
  readonly signingSeed: Uint8Array;
}

export function newSecrets(): VaultSecrets {
  return { masterKey: Uint8Array.from(randomBytes(keyBytes)), signingSeed: Uint8Array.from(randomBytes(keyBytes)) };
}

/** Both, one after the other. */
export function joined({ masterKey, signingSeed }: VaultSecrets): Buffer {
  return Buffer.concat([masterKey, signingSeed]);
}

/** Undefined when these bytes are no secrets. */
export function split(bytes: Uint8Array | undefined): VaultSecrets | undefined {
  if (bytes?.byteLength !== 2 * keyBytes) return undefined;
  return { masterKey: Uint8Array.from(bytes.subarray(0, keyBytes)), signingSeed: Uint8Array.from(bytes.subarray(keyBytes)) };
}
