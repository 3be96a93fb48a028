import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { joined, split, type VaultSecrets } from './secrets.ts';
import type { Stretch } from './stretching.ts';
import { stretchPassphrase } from './stretchPassphrase.ts';

const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/);

/** Cost of one guess; memory is 128 · n · r bytes. Files say theirs, so that it can rise. scrypt takes powers of two only. */
const cost = z.strictObject({ n: z.int().min(2 ** 14).max(2 ** 20).refine((n) => Number.isInteger(Math.log2(n))), r: z.literal(8), p: z.literal(1) });
export type ScryptCost = z.infer<typeof cost>;

/** 128 MB and a third of a second. */
export const usualCost: ScryptCost = { n: 2 ** 17, r: 8, p: 1 };

/** The secrets, closed up for one way of opening them. */
export const wrapSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system'), sealed: base64 }),
  z.strictObject({ kind: z.literal('passphrase'), cost, salt: base64, sealed: base64 }),
  z.strictObject({ kind: z.literal('recovery'), sealed: base64 }),
]);
export type Wrap = z.infer<typeof wrapSchema>;
export type WrapOf<Kind extends Wrap['kind']> = Extract<Wrap, { kind: Kind }>;

const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM; nonce, bytes, tag. The purpose is authenticated: a wrap of one kind is none of another. */
export function close(key: Uint8Array, purpose: string, bytes: Uint8Array): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

/** Undefined when the key is another or a bit was changed. */
export function open(key: Uint8Array, purpose: string, sealed: string): Buffer | undefined {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.byteLength < nonceBytes + tagBytes) return undefined;
  const end = bytes.byteLength - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(end));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The same text typed on another keyboard is the same passphrase (NFKC). */
function keyOfPassphrase(passphrase: string, salt: Buffer, cost: ScryptCost, stretch: Stretch): Promise<Buffer> {
  return stretch({ passphrase: passphrase.normalize('NFKC'), salt, ...cost });
}

export async function wrapWithPassphrase(secrets: VaultSecrets, passphrase: string, withCost: ScryptCost = usualCost): Promise<WrapOf<'passphrase'>> {
  const salt = randomBytes(16);
  const key = await keyOfPassphrase(passphrase, salt, withCost, stretchPassphrase);
  return { kind: 'passphrase', cost: withCost, salt: salt.toString('base64'), sealed: close(key, 'passphrase', joined(secrets)) };
}

/** Undefined when it is another passphrase. */
export async function unwrapWithPassphrase(wrap: WrapOf<'passphrase'>, passphrase: string, stretch: Stretch = stretchPassphrase): Promise<VaultSecrets | undefined> {
  return split(open(await keyOfPassphrase(passphrase, Buffer.from(wrap.salt, 'base64'), wrap.cost, stretch), 'passphrase', wrap.sealed));
}

/** A recovery key is random: it needs no slow derivation. */
const keyOfRecovery = (recoveryKey: Uint8Array): Uint8Array => new Uint8Array(hkdfSync('sha256', recoveryKey, new Uint8Array(0), '400 console, recovery', 32));

export function wrapWithRecovery(secrets: VaultSecrets, recoveryKey: Uint8Array): WrapOf<'recovery'> {
  return { kind: 'recovery', sealed: close(keyOfRecovery(recoveryKey), 'recovery', joined(secrets)) };
}

export function unwrapWithRecovery(wrap: WrapOf<'recovery'>, recoveryKey: Uint8Array): VaultSecrets | undefined {
  return split(open(keyOfRecovery(recoveryKey), 'recovery', wrap.sealed));
}
