import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** The file cannot be made or replaced: the folder is gone or may not be written to, or another program holds the file. */
export class CannotWrite extends Error {
  readonly code = 'cannotWrite';
  constructor(cause: unknown) {
    super('The file cannot be written.', { cause });
    this.name = 'CannotWrite';
  }
}

const refusals: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'ENOENT', 'ENOTDIR', 'EISDIR', 'EBUSY', 'ENAMETOOLONG', 'EEXIST']);

function refusalOf(error: unknown): unknown {
  return refusals.has((error as NodeJS.ErrnoException | null)?.code ?? '') ? new CannotWrite(error) : error;
}

/**
 * Lets `write` fill a file beside `file` and puts it in its place when all of it is on the disk: under its name there is
 * never half a file, and what was there before stays until then. Whatever goes wrong leaves nothing behind.
 * @throws CannotWrite, `ENOSPC` and its like from the disk, the signal's reason, and what `write` throws
 */
export async function writeThroughTemporary(file: string, signal: AbortSignal, write: (to: Writable) => Promise<void>): Promise<void> {
  const temporary = `${file}.${randomUUID().slice(0, 8)}.part`;
  try {
    const to = createWriteStream(temporary, { flags: 'wx', flush: true });
    const failed = new Promise<never>((_, reject) => to.once('error', reject));
    const closed = new Promise<void>((resolve) => to.once('close', resolve));
    try {
      await Promise.race([write(to), failed]);
      signal.throwIfAborted();
      to.end();
      await Promise.race([closed, failed]);
    } finally {
      failed.catch(() => undefined);
      if (!to.closed) {
        to.destroy();
        await closed;
      }
    }
    await rename(temporary, file);
    await syncFolder(file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw refusalOf(error);
  }
}

/** Makes the new name durable where folders can be synced; Windows has no such thing. */
async function syncFolder(file: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(file.slice(0, file.lastIndexOf('/')) || '/', 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
