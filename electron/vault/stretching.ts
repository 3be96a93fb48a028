import { scryptSync } from 'node:crypto';

/** What scrypt (RFC 7914) is told: cost `n`, block size `r`, parallelism `p`; it takes 128 · n · r bytes meanwhile. */
export interface Stretching {
  readonly passphrase: string;
  readonly salt: Uint8Array;
  readonly n: number;
  readonly r: number;
  readonly p: number;
}

/** Who makes the 32 bytes, without holding up the one who asks. */
export type Stretch = (stretching: Stretching) => Promise<Buffer>;

/** The 32 bytes that scrypt makes of a passphrase; the thread does nothing else meanwhile. */
export function stretched({ passphrase, salt, n, r, p }: Stretching): Buffer {
  return scryptSync(passphrase, salt, 32, { N: n, r, p, maxmem: 256 * n * r });
}
