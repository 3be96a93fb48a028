import type { Writable } from 'node:stream';

/** Resolves when the stream has taken all of it. */
export function writeAll(to: Writable, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => to.write(content, (error) => (error ? reject(error) : resolve())));
}
