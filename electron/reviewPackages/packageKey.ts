import { hkdf } from 'node:crypto';
import { promisify } from 'node:util';
import { stretchPassphrase } from '../vault/stretchPassphrase.ts';

/** Of scrypt (RFC 7914): cost `N`, block size `r`, parallelism `p`. `salt`: hex. */
export interface KeyDerivation {
  readonly name: 'scrypt';
  readonly N: number;
  readonly r: number;
  readonly p: number;
  readonly salt: string;
}

export interface PackageKey {
  /** AES-256. */
  readonly key: Buffer;
  /** Tells a wrong passphrase from a damaged file; 16 bytes, hex. */
  readonly check: string;
}

/** Turns a passphrase into the key of a package. */
export type KeyMaker = (passphrase: string, derivation: KeyDerivation) => Promise<PackageKey>;

/** 128 MB and about half a second for each attempt; what is read may ask for up to four times as much. */
export const usualCost = 2 ** 17;
export const leastCost = 2 ** 15;
export const mostCost = 2 ** 19;

const expand = promisify(hkdf);

/** The passphrase counts in Unicode's composed form (NFC), so that it is the same on every keyboard. */
export const derivePackageKey: KeyMaker = async (passphrase, { N, r, p, salt }) => {
  const secret = await stretchPassphrase({ passphrase: passphrase.normalize('NFC'), salt: Buffer.from(salt, 'hex'), n: N, r, p });
  const part = async (purpose: string, bytes: number) => Buffer.from(await expand('sha256', secret, new Uint8Array(0), `400review ${purpose}`, bytes));
  return { key: await part('key', 32), check: (await part('check', 16)).toString('hex') };
};
