import { IpcRefusal } from '../../ipc/ipcRefusal.ts';

export function notYet(): never {
  throw new IpcRefusal('notYet', 'Not built yet');
}
