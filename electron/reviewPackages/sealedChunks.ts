import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ByteSource } from './byteSource.ts';
import { PackageFault } from './packageFault.ts';

/** Plain bytes of a chunk; only the last one has fewer. */
export const chunkBytes = 64 * 1024;
const tagBytes = 16;
/** 1 byte: 0 = more follow, 1 = the last; 4 bytes: length of the plain bytes. */
const frameBytes = 5;

/** The key is used for one package only, so that counting gives every chunk a nonce of its own (NIST SP 800-38D §8.2.1). */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** What a chunk is bound to: the head of the package, its place, and whether it is the last. */
function contextOf(headDigest: Uint8Array, index: number, frame: Uint8Array): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(index));
  return Buffer.concat([headDigest, place, frame]);
}

function seal(key: Uint8Array, headDigest: Uint8Array, index: number, plain: Uint8Array, last: boolean): Buffer {
  const frame = Buffer.alloc(frameBytes);
  frame.writeUInt8(last ? 1 : 0, 0);
  frame.writeUInt32BE(plain.byteLength, 1);
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: tagBytes });
  cipher.setAAD(contextOf(headDigest, index, frame));
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([frame, bytes, cipher.getAuthTag()]);
}

/** The body of a package: the plain bytes in sealed chunks. */
export async function* sealChunks(plain: AsyncIterable<Uint8Array>, key: Uint8Array, headDigest: Uint8Array): AsyncGenerator<Buffer> {
  const source = new ByteSource(plain);
  try {
    for (let index = 0, last = false; !last; index += 1) {
      const chunk = await source.upTo(chunkBytes);
      last = await source.isAtEnd();
      yield seal(key, headDigest, index, chunk, last);
    }
  } finally {
    await source.close();
  }
}

/** The plain bytes of a body, each piece checked before it is given out. Throws `packageCutOff` or `packageDamaged`. */
export async function* openChunks(source: ByteSource, key: Uint8Array, headDigest: Uint8Array): AsyncGenerator<Buffer> {
  for (let index = 0; ; index += 1) {
    const frame = await source.exactly(frameBytes);
    const last = frame.readUInt8(0) === 1;
    const length = frame.readUInt32BE(1);
    const possible = frame.readUInt8(0) <= 1 && (last ? length <= chunkBytes : length === chunkBytes);
    if (!possible) throw new PackageFault('packageDamaged', `Chunk ${index} is not as it was written.`);
    const bytes = await source.exactly(length + tagBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: tagBytes });
    decipher.setAAD(contextOf(headDigest, index, frame));
    decipher.setAuthTag(bytes.subarray(length));
    const plain = decipher.update(bytes.subarray(0, length));
    try {
      decipher.final();
    } catch {
      throw new PackageFault('packageDamaged', `Chunk ${index} is not as it was written.`);
    }
    if (plain.byteLength > 0) yield plain;
    if (!last) continue;
    if (!(await source.isAtEnd())) throw new PackageFault('packageDamaged', 'Something follows the last chunk.');
    return;
  }
}
