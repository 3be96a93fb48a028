import { closeSync, readdirSync, readlinkSync } from 'node:fs';

const openFiles = '/proc/self/fd';

/**
 * Closes the sockets that a fork brought along, and is called before any is opened here. Chromium makes the socket of a
 * new page's process without close-on-exec: a child of Node that is forked in that moment keeps its other end open, and
 * main is never told that the page has died. Only Linux forks that way; elsewhere nothing is done.
 * @param last highest file descriptor that the parent meant for this process
 */
export function closeInheritedSockets(last: number): void {
  for (const fd of socketsAbove(last)) closeSync(fd);
}

/** File descriptors of sockets above `last`, ascending; empty where they cannot be told. */
export function socketsAbove(last: number): readonly number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync(openFiles).map(Number).filter((fd) => fd > last && isSocket(fd)).sort((a, b) => a - b);
}

function isSocket(fd: number): boolean {
  try {
    return readlinkSync(`${openFiles}/${fd}`).startsWith('socket:');
  } catch {
    // The one that read the folder is closed again.
    return false;
  }
}
