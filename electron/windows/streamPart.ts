import type { ByteRange } from './byteRange.ts';

/** Bytes `offset … offset + length`; fewer only at the end. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** Read at first: a jump is heard soon. Each further slice is twice as long, up to some thirty seconds of a recording. */
const firstSliceBytes = 32 * 1024;
const sliceBytes = 256 * 1024;

/**
 * A part of something as a stream that reads one slice ahead of what is taken and no more, so that a player which jumps
 * elsewhere costs little. The first slice is read before this resolves; rejects when that fails.
 */
export async function streamPart(read: ReadBytes, { start, end }: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  let at = start;
  let length = firstSliceBytes;
  const next = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = new Uint8Array(await read(at, Math.min(length, end + 1 - at)));
    if (bytes.byteLength === 0) throw new Error('There are fewer bytes than there were');
    at += bytes.byteLength;
    length = Math.min(sliceBytes, length * 2);
    return bytes;
  };
  const readAhead = (): Promise<Uint8Array<ArrayBuffer>> | null => {
    if (at > end) return null;
    const slice = next();
    // Told to whoever takes it; nobody does when the stream is left.
    slice.catch(() => undefined);
    return slice;
  };
  let ahead: Promise<Uint8Array<ArrayBuffer>> | null = Promise.resolve(await next());
  return new ReadableStream(
    {
      async pull(controller) {
        if (ahead === null) return;
        const bytes = await ahead;
        ahead = readAhead();
        controller.enqueue(bytes);
        if (ahead === null) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
