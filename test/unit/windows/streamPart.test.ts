import { expect, test } from 'vitest';
import { streamPart } from '../../../electron/windows/streamPart.ts';

const whole = Uint8Array.from({ length: 700_000 }, (_, index) => index % 251);

function reader() {
  const asked: [number, number][] = [];
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    asked.push([offset, length]);
    return whole.slice(offset, offset + length);
  };
  return { asked, read };
}

test('streams exactly the bytes of the part', async () => {
  for (const [start, end] of [[0, whole.length - 1], [5, 5], [300_000, 699_999], [1, 600_000]] as const) {
    const bytes = new Uint8Array(await new Response(await streamPart(reader().read, { start, end })).arrayBuffer());
    expect(Buffer.from(bytes).equals(Buffer.from(whole.subarray(start, end + 1)))).toBe(true);
  }
});

test('reads one slice ahead of what is taken, and little at first', async () => {
  const { asked, read } = reader();
  const stream = (await streamPart(read, { start: 100, end: 699_999 })).getReader();
  await stream.read();
  await stream.cancel();
  expect(asked).toEqual([[100, 32 * 1024], [100 + 32 * 1024, 64 * 1024]]);
});

test('rejects before it begins when the first bytes cannot be read, and breaks off when later ones cannot', async () => {
  await expect(streamPart(() => Promise.reject(new Error('replaced')), { start: 0, end: 9 })).rejects.toThrow('replaced');
  const { read } = reader();
  const broken = await streamPart((offset, length) => (offset > 0 ? Promise.reject(new Error('replaced')) : read(offset, length)), { start: 0, end: 699_999 });
  await expect(new Response(broken).arrayBuffer()).rejects.toThrow('replaced');
  const shorter = await streamPart(async (offset) => (offset > 0 ? new Uint8Array() : whole.slice(0, 10)), { start: 0, end: 699_999 });
  await expect(new Response(shorter).arrayBuffer()).rejects.toThrow('fewer bytes');
});
