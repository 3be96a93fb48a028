import fs from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { mayPass } from '../calls/mayPass.ts';
import { sealBytes, sealed, unsealed } from './sealedBytes.ts';
import type { StoreRequestName } from './storeApi.ts';
import { spoolKeyOf } from './storeKeys.ts';
import type { StoreSecrets } from './storeSecrets.ts';

export const spoolFileName = 'unanswered.spool';

/**
 * What may be asked again at the next start, whatever was asked since: each is known by call and sequence, or recording and
 * sequence, and changes nothing the second time. A setting, say, would undo a later one.
 */
const spooled: ReadonlySet<StoreRequestName> = new Set(['beginCall', 'appendCallEvents', 'beginRecording', 'appendChunk']);

/** A request that waits longer than this is written down, and with it what comes while it waits. */
const lateMs = 200;

export interface SpooledRequest { readonly name: StoreRequestName; readonly argument: unknown }
interface Waiting extends SpooledRequest { readonly since: number; /** An earlier program asked it. */ readonly old: boolean; kept: boolean }

const context = 'a request that waits for the store';
const lengthBytes = 4;

/**
 * What main said of calls and recordings and the store could not answer yet, on the disk: a program that dies while its store
 * is being replaced, or hangs, takes nothing of it along. Sealed; there only while something waits. Main never waits for
 * it, and it is not synced: it outlives processes, not a power cut.
 */
export class Spool {
  readonly #file: string;
  readonly #key: Uint8Array;
  readonly #waiting = new Map<number, Waiting>();
  #kept = 0;
  #storeDown = false;
  #timer: NodeJS.Timeout | undefined;
  #work: Promise<void> = Promise.resolve();

  constructor(directory: string, secrets: Pick<StoreSecrets, 'masterKey'>) {
    this.#file = path.join(directory, spoolFileName);
    this.#key = spoolKeyOf(secrets);
  }

  /**
   * What an earlier program left, oldest first. A frame cut off by its death is removed; one that does not open is passed over.
   * A file that cannot be read is no reason to have no data at all: it is laid aside under another name.
   */
  read(): readonly SpooledRequest[] {
    if (!fs.existsSync(this.#file)) return [];
    try {
      return this.#readAll(fs.readFileSync(this.#file));
    } catch {
      this.#layAside();
      return [];
    }
  }

  #layAside(): void {
    try {
      fs.renameSync(this.#file, `${this.#file}.unreadable-${Date.now()}`);
    } catch {
      // Then what has to wait now waits in memory alone.
    }
  }

  #readAll(bytes: Buffer): readonly SpooledRequest[] {
    const found: SpooledRequest[] = [];
    let at = 0;
    while (at + lengthBytes <= bytes.byteLength) {
      const end = at + lengthBytes + bytes.readUInt32LE(at);
      if (end < at + lengthBytes + sealBytes || end > bytes.byteLength) break;
      const open = unsealed(this.#key, context, bytes.subarray(at + lengthBytes, end));
      if (open !== undefined) found.push(deserialize(open) as SpooledRequest);
      at = end;
    }
    if (at < bytes.byteLength) fs.truncateSync(this.#file, at);
    return found;
  }

  /** @param old it was read from here */
  asked(id: number, { name, argument }: SpooledRequest, old = false): void {
    if (!spooled.has(name)) return;
    this.#waiting.set(id, { name, argument, since: performance.now(), old, kept: old });
    if (old) this.#kept += 1;
    else if (this.#storeDown || this.#kept > 0) this.#keepSince(Infinity);
    else this.#look();
  }

  /**
   * It was answered, or is given up. Whoever asked tries again what a full disk refused; what an earlier program asked is
   * tried again at the next start.
   */
  settled(id: number, refusal?: Error): void {
    const waiting = this.#waiting.get(id);
    if (waiting?.old === true && mayPass(refusal)) return;
    this.#waiting.delete(id);
    if (waiting?.kept !== true) return;
    this.#kept -= 1;
    if (this.#kept === 0) this.#then(() => fs.promises.rm(this.#file, { force: true }));
  }

  storeDown(): void {
    this.#storeDown = true;
    this.#keepSince(Infinity);
  }

  storeUp(): void {
    this.#storeDown = false;
  }

  /** Keeps what is still unanswered for the next start; resolves when it is written. */
  close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#keepSince(Infinity);
    return this.#work;
  }

  #look(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#keepSince(performance.now() - lateMs);
      if (this.#waiting.size > this.#kept) this.#look();
    }, lateMs).unref();
  }

  /** Writes down what was asked until then; when anything of it waits, all of it, in its order. */
  #keepSince(until: number): void {
    const frames: Uint8Array[] = [];
    for (const waiting of this.#waiting.values()) {
      if (waiting.since > until && this.#kept === 0) break;
      if (waiting.kept) continue;
      waiting.kept = true;
      this.#kept += 1;
      const seal = sealed(this.#key, context, serialize({ name: waiting.name, argument: waiting.argument }));
      const length = Buffer.alloc(lengthBytes);
      length.writeUInt32LE(seal.byteLength);
      frames.push(length, seal);
    }
    if (frames.length > 0) this.#then(() => fs.promises.appendFile(this.#file, Buffer.concat(frames), { mode: 0o600 }));
  }

  /** One after the other. What fails (a full disk) waits in memory alone, as it did before. */
  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work).catch(() => undefined);
  }
}
