import path from 'node:path';
import type { Plugin } from 'vite';

/** How electron-log would send the log to a server, below the package. */
export const remoteTransport = 'electron-log/src/node/transports/remote.js';

/**
 * Leaves out of electron-log what sends a log over the network. Ours stays on this machine, and Node's HTTP would be read
 * before the first window opens: a tenth of what main does until then.
 */
export const localLog: Plugin = {
  name: 'local-log',
  enforce: 'pre',
  load(id) {
    if (!id.split(path.sep).join('/').endsWith(`/node_modules/${remoteTransport}`)) return null;
    return 'module.exports = () => Object.assign(() => {}, { level: false });';
  },
};
