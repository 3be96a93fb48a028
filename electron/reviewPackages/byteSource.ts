import { PackageFault } from './packageFault.ts';

/** Takes bytes out of a stream in pieces of the reader's size. */
export class ByteSource {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #waiting: Buffer[] = [];
  #length = 0;
  #ended = false;
  #taken = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Bytes taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Throws `packageCutOff` where the stream ends before. */
  async exactly(count: number): Promise<Buffer> {
    const bytes = await this.upTo(count);
    if (bytes.byteLength < count) throw new PackageFault('packageCutOff', 'The file ends before its end.');
    return bytes;
  }

  /** Fewer than `count` only at the end of the stream. */
  async upTo(count: number): Promise<Buffer> {
    await this.#fill(count);
    const all = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting);
    const bytes = all.subarray(0, count);
    this.#waiting = [all.subarray(bytes.byteLength)];
    this.#length -= bytes.byteLength;
    this.#taken += bytes.byteLength;
    return bytes;
  }

  async isAtEnd(): Promise<boolean> {
    await this.#fill(1);
    return this.#length === 0;
  }

  /** Lets go of what the stream comes from. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#pieces.return?.();
  }

  /** Waits until so many bytes are at hand, or the stream has ended. */
  async #fill(count: number): Promise<void> {
    while (this.#length < count && !this.#ended) {
      const next = await this.#pieces.next();
      if (next.done === true) this.#ended = true;
      else this.#put(next.value);
    }
  }

  #put(piece: Uint8Array): void {
    this.#waiting.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    this.#length += piece.byteLength;
  }
}
