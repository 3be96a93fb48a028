import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 250;

/** A lock without an owner's id belongs to a process that is just taking it, or died doing so. */
const takingMs = 10_000;
/** No action takes this long; the owner's id then belongs to another process, as after a restart of the machine. */
const longestMs = 45 * 60_000;

/** Whether a process with this id runs on this machine. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether the holder of the lock died without releasing it. */
async function isStale(lock: string): Promise<boolean> {
  const taken = await stat(lock).catch(() => null);
  if (taken === null) return false;
  const age = Date.now() - taken.mtimeMs;
  const owner = Number(await readFile(path.join(lock, 'pid'), 'utf8').catch(() => ''));
  return age > longestMs || (owner > 0 ? !isAlive(owner) : age > takingMs);
}

/**
 * Runs `action` while no other process on this machine runs one under the same lock folder; a second caller waits.
 * A lock whose owner has died is taken over.
 * @param lock path of a folder that does not exist while nobody works; its parent must exist
 * @param onWait called once when another process holds the lock
 */
export async function exclusively<T>(lock: string, action: () => Promise<T>, onWait: () => void): Promise<T> {
  for (let waited = false; ; waited = true) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (await isStale(lock)) {
      await rm(lock, { recursive: true, force: true });
      continue;
    }
    if (!waited) onWait();
    await sleep(pollMs);
  }
  try {
    await writeFile(path.join(lock, 'pid'), String(process.pid));
    return await action();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}
