import { statfs } from 'node:fs/promises';
import { megabytes } from './progress.ts';
import { SetUpFailure } from './setUpFailure.ts';

/** Bytes a normal user may still write to the file system that holds `folder`. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Refuses to begin work that the disk cannot hold.
 * @param folder an existing folder on the disk in question
 * @param needed bytes needed at the worst moment
 * @throws SetUpFailure naming both amounts
 */
export async function requireFreeSpace(
  folder: string,
  needed: number,
  free: (folder: string) => Promise<number> = freeBytes,
): Promise<void> {
  const available = await free(folder);
  if (available >= needed) return;
  throw new SetUpFailure(
    `not enough disk space in ${folder}: ${megabytes(available)} free, ${megabytes(needed)} needed`,
    'Free some space, or move the repository to a larger disk, and run the same command again.',
  );
}
