import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { readFrames, writeFrame } from '../../../electron/store/frames.ts';

const messages = [{ kind: 'answered', id: 1, value: null }, { kind: 'answered', id: 2, value: new Uint8Array([1, 2, 3]) }, { kind: 'failed', id: 3, error: { code: 'x', message: '号码' } }];

/** The messages as bytes. */
function written(): Buffer {
  const stream = new PassThrough();
  for (const message of messages) writeFrame(stream, message);
  return stream.read() as Buffer;
}

/** What is told when the bytes arrive in pieces of these lengths, over and over. */
async function read(bytes: Buffer, lengths: readonly number[]): Promise<unknown[]> {
  const stream = new PassThrough();
  const told: unknown[] = [];
  readFrames(stream, (message) => told.push(message));
  for (let at = 0, turn = 0; at < bytes.byteLength; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    stream.write(bytes.subarray(at, at + length));
    at += length;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return told;
}

it('messages arrive whole and in order, wherever the pipe cuts their bytes', async () => {
  const bytes = written();
  for (let first = 1; first < bytes.byteLength; first += 1) expect(await read(bytes, [first, bytes.byteLength])).toEqual(messages);
});

it('messages arrive whole from single bytes and from one piece', async () => {
  const bytes = written();
  expect(await read(bytes, [1])).toEqual(messages);
  expect(await read(bytes, [3, 1, 7])).toEqual(messages);
  expect(await read(bytes, [bytes.byteLength])).toEqual(messages);
});
