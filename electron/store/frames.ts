import type { Readable, Writable } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

/** Bytes of a frame's head: the length of its body, unsigned, little endian. */
const headBytes = 4;

/** Writes one message: its length, then its structured clone, in which bytes stay bytes. */
export function writeFrame(stream: Writable, message: unknown): void {
  const body = serialize(message);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(body.byteLength);
  stream.cork();
  stream.write(head);
  stream.write(body);
  stream.uncork();
}

/** Tells every message that {@link writeFrame} wrote at the other end, wherever the pipe cut the bytes. */
export function readFrames(stream: Readable, listener: (message: unknown) => void): void {
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = headBytes;
  let inBody = false;
  stream.on('data', (data: Buffer) => {
    parts.push(data);
    held += data.byteLength;
    if (held < wanted) return;
    let rest = parts.length === 1 ? data : Buffer.concat(parts, held);
    while (rest.byteLength >= wanted) {
      const piece = rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
      wanted = inBody ? headBytes : piece.readUInt32LE();
      if (inBody) listener(deserialize(piece));
      inBody = !inBody;
    }
    parts = rest.byteLength === 0 ? [] : [rest];
    held = rest.byteLength;
  });
}
