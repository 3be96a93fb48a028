import type { ByteRange } from './byteRange.ts';

/** Bytes `offset … offset + length`; fewer only at the end. */
export type ReadBytes = (offset: number, length: number) => Promise<Uint8Array>;

/** Read at a time: some thirty seconds of a recording; less at first, so that a jump is heard soon. */
const sliceBytes = 256 * 1024;
const firstSliceBytes = 32 * 1024;

/**
 * A part of something as a stream that reads only as fast as it is taken, so that a player which jumps elsewhere costs
 * nothing. The first slice is read before this resolves; rejects when that fails.
 */
export async function streamPart(read: ReadBytes, { start, end }: ByteRange): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  let at = start;
  const next = async (): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = new Uint8Array(await read(at, Math.min(at === start ? firstSliceBytes : sliceBytes, end + 1 - at)));
    if (bytes.byteLength === 0) throw new Error('There are fewer bytes than there were');
    at += bytes.byteLength;
    return bytes;
  };
  let first: Uint8Array<ArrayBuffer> | undefined = await next();
  return new ReadableStream(
    {
      async pull(controller) {
        controller.enqueue(first ?? (await next()));
        first = undefined;
        if (at > end) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
