import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** What sealing adds to the length: the nonce before the bytes, the tag behind them. */
export const sealBytes = nonceBytes + tagBytes;

/** AES-256-GCM (NIST SP 800-38D) with a random nonce; `context` is authenticated with the bytes and not kept. */
export function sealed(key: Uint8Array, context: string, bytes: Uint8Array): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes again; undefined when one bit of them or of their context is not as it was sealed, or the key is another. */
export function unsealed(key: Uint8Array, context: string, seal: Uint8Array): Buffer | undefined {
  if (seal.byteLength < sealBytes) return undefined;
  const end = seal.byteLength - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, seal.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(seal.subarray(end));
  try {
    return Buffer.concat([decipher.update(seal.subarray(nonceBytes, end)), decipher.final()]);
  } catch {
    return undefined;
  }
}
