import { IpcRefusal } from '../../ipc/ipcRefusal.ts';

const unreadable: ReadonlySet<string> = new Set(['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EBUSY', 'ENOTDIR']);

/** What is told when a chosen file could not be read: the refusal `fileUnreadable` for what the disk says, else the error itself. */
export function fileReadFault(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  return unreadable.has(code) ? new IpcRefusal('fileUnreadable', 'The file cannot be read') : error;
}
