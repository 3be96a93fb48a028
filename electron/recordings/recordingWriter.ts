import { mayPass } from '../calls/mayPass.ts';
import type { RecordingChunk } from '../calls/media.ts';
import { BackOff } from '../calls/backOff.ts';
import type { RecordingRow, RecordingStore } from './recordingStore.ts';

export interface WriterListener {
  /** A chunk is on the disk. */
  readonly stored: () => void;
  /** Chunks wait in memory because the store could not take them. Told once per recording. */
  readonly waiting: (error: unknown) => void;
  /** From here on nothing of this recording is kept; what is stored stays. Told once per recording. */
  readonly failed: (error: unknown) => void;
}

/** What may wait in memory for a disk that takes nothing: about two hours of one call. */
const waitingBytesLimit = 64 * 2 ** 20;

interface Piece {
  readonly sequence: number;
  readonly bytes: Uint8Array;
  readonly at: number;
  /** Its request, while there is one. */
  sent: Promise<void> | undefined;
}

/**
 * Puts one recording into the store: the row, the chunks in order, the completion. Each chunk is handed on at once, because
 * whoever hands it on keeps it from a death of this process too. What the store cannot take now is kept in memory and
 * offered again.
 */
export class RecordingWriter {
  private readonly queue: Piece[] = [];
  private waitingBytes = 0;
  private begun = false;
  private ended = false;
  private sequence = 0;
  private told = false;
  private failed = false;
  /** The store refused something that is offered again later, and everything behind it with it. */
  private refused = false;
  private closing = false;
  private readonly backOff = new BackOff();
  private readonly store: RecordingStore;
  private readonly row: RecordingRow;
  private readonly listener: WriterListener;
  private working: Promise<void> | undefined;

  constructor(store: RecordingStore, row: RecordingRow, listener: WriterListener) {
    this.store = store;
    this.row = row;
    this.listener = listener;
    this.work();
  }

  get callId(): string {
    return this.row.callId;
  }

  /** Takes the next chunk. After a final failure, or when too much waits, it is dropped: a later one could not be read without it. */
  add({ bytes, at }: Pick<RecordingChunk, 'bytes' | 'at'>): void {
    if (this.failed || this.ended || bytes.byteLength === 0) return;
    if (this.waitingBytes + bytes.byteLength > waitingBytesLimit) {
      this.fail(new Error('Too much of a recording waits to be written'));
      return;
    }
    this.waitingBytes += bytes.byteLength;
    const piece: Piece = { sequence: this.sequence, bytes, at, sent: undefined };
    this.sequence += 1;
    this.queue.push(piece);
    if (!this.refused) void this.send(piece);
    this.work();
  }

  /** No chunk follows. Resolves to true when the recording is complete, to false when the store never had it; rejects with what prevented completing it. */
  async end(): Promise<boolean> {
    this.ended = true;
    await this.working;
    if (this.begun) await this.persist(() => this.store.completeRecording({ id: this.row.id, state: 'complete' }));
    return this.begun;
  }

  /** The program ends: what waits is tried once more at once, and then no more. */
  hurry(): void {
    this.closing = true;
    this.backOff.hurry();
  }

  private work(): void {
    this.working ??= this.writeQueue();
  }

  /** Always has something to write when it is called, so it never ends before `working` is set. */
  private async writeQueue(): Promise<void> {
    try {
      if (!this.begun) await this.persist(() => this.store.beginRecording(this.row));
      this.begun = true;
      for (let next = this.queue[0]; next; next = this.queue[0]) {
        const piece = next;
        await this.persist(() => this.send(piece));
        this.waitingBytes -= piece.bytes.byteLength;
        this.queue.shift();
        if (!this.failed) this.listener.stored();
      }
    } catch (error) {
      this.queue.length = 0;
      this.fail(error);
    } finally {
      this.working = undefined;
    }
  }

  private send(piece: Piece): Promise<void> {
    const { sequence, bytes, at } = piece;
    piece.sent ??= this.store.appendChunk({ recordingId: this.row.id, sequence, bytes, at });
    // What became of it is asked when its turn comes.
    piece.sent.catch(() => undefined);
    return piece.sent;
  }

  /** Without what was refused, nothing behind it was taken either. */
  private async takeBack(): Promise<void> {
    this.refused = true;
    await Promise.allSettled(this.queue.map(({ sent }) => sent));
    for (const piece of this.queue) piece.sent = undefined;
  }

  private sendAgain(): void {
    this.refused = false;
    for (const piece of this.queue) void this.send(piece);
  }

  private async persist(request: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        await request();
        this.backOff.succeeded();
        if (this.refused) this.sendAgain();
        return;
      } catch (error) {
        if (!mayPass(error) || this.closing) throw error;
        if (!this.told) this.listener.waiting(error);
        this.told = true;
        await this.takeBack();
        await this.backOff.wait();
      }
    }
  }

  private fail(error: unknown): void {
    if (this.failed) return;
    this.failed = true;
    this.listener.failed(error);
  }
}
