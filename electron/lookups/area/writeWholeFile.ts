import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * Replaces a file completely or not at all: the bytes go to a file beside it, reach the disk, and take its name in one
 * step. Whoever opens `target` meanwhile, or after a power cut, sees the old content or the new, never a part.
 * @param mayFinish asked last, before the name changes; false removes what was written
 * @returns whether the new content took the place
 * @throws the file system's error (ENOSPC, EACCES …); the old file is untouched then
 */
export async function writeWholeFile(target: string, bytes: Uint8Array, mayFinish: () => boolean): Promise<boolean> {
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  const part = `${target}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!mayFinish()) return false;
    await rename(part, target);
    await syncFolder(folder);
    return true;
  } finally {
    await rm(part, { force: true });
  }
}

/**
 * Makes the new name durable where the system can: Windows cannot open folders, some network disks cannot sync them.
 * The new content is complete either way, so a failure here is no failure of the replacement.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
