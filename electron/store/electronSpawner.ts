import { utilityProcess } from 'electron';
import { nodeSpawner } from './nodeSpawner.ts';
import type { StoreSpawner } from './storeSpawner.ts';
import { smallYoungSpace } from './youngSpace.ts';

/** better-sqlite3-multiple-ciphers needs the Node-API of Node 22, which Electron has since version 35. */
const firstElectronWithNode22 = 35;

const inUtilityProcess: StoreSpawner = (entry, parameters) => {
  const child = utilityProcess.fork(entry, [...parameters], { serviceName: 'store', stdio: 'inherit', execArgv: [`--js-flags=${smallYoungSpace}`] });
  return {
    get pid() { return child.pid; },
    send(message) { child.postMessage(message); },
    onMessage(listener) { child.on('message', listener); },
    onExit(listener) { child.once('exit', (code) => listener(`exit status ${code}`)); },
    kill() {
      if (child.pid === undefined) return;
      try {
        // `kill` of Electron asks politely (SIGTERM): a process that hangs would stay.
        process.kill(child.pid, 'SIGKILL');
      } catch {
        // It has ended already; `exit` follows.
      }
    },
  };
};

/** A utility process where Electron's own Node can run the store, else a child of the Node binary at `nodePath`. */
export function electronSpawner(nodePath: string): StoreSpawner {
  const major = Number.parseInt(process.versions.electron ?? '0', 10);
  return major >= firstElectronWithNode22 ? inUtilityProcess : nodeSpawner(nodePath);
}
