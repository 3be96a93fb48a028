import { contextBridge, ipcRenderer, webFrame, webUtils, type IpcRendererEvent } from 'electron';
import type { Bridge } from '../../shared/ipc/bridge.ts';
import { commandNames, eventNames, queryNames } from '../../shared/ipc/channelNames.ts';
import type { Reply } from '../../shared/ipc/reply.ts';

const refused = (name: unknown): Reply<never> => ({ ok: false, error: { code: 'notAllowed', message: `No channel ${String(name)}` } });

/** Only channels of the three maps cross the bridge; payloads are checked again in main. */
const bridge: Bridge = {
  command: (name, argument) => (commandNames.has(name) ? ipcRenderer.invoke(name, argument) : Promise.resolve(refused(name))),
  query: (name, argument) => (queryNames.has(name) ? ipcRenderer.invoke(name, argument) : Promise.resolve(refused(name))),
  on: (name, listener) => {
    if (!eventNames.has(name)) return () => {};
    const receive = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]) => listener(payload);
    ipcRenderer.on(name, receive);
    return () => {
      ipcRenderer.removeListener(name, receive);
    };
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  // More than its name says: Electron tells the whole page process that memory is short.
  giveBackMemory: () => webFrame.clearCache(),
  platform: process.platform as Bridge['platform'],
};

contextBridge.exposeInMainWorld('console400', bridge);
