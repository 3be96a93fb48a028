import { fork } from 'node:child_process';
import type { StoreSpawner } from './storeSpawner.ts';

/**
 * Runs the store as a child of a Node ≥ 22 binary. Messages use structured clone, so bytes stay bytes. The child ends
 * itself when this process goes away.
 */
export function nodeSpawner(nodePath: string): StoreSpawner {
  return (entry, parameters) => {
    const child = fork(entry, [...parameters], {
      execPath: nodePath,
      // Flags of this process (a test runner's, an inspector's port) are not the store's.
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    let ended = false;
    return {
      pid: child.pid,
      send(message) {
        // A message into a closed channel is not lost: the client repeats it to the next process.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage(listener) { child.on('message', listener); },
      onExit(listener) {
        const end = (reason: string): void => {
          if (ended) return;
          ended = true;
          listener(reason);
        };
        child.on('error', (error) => end(error.message));
        child.on('exit', (code, signal) => end(signal ?? `exit status ${code ?? 'unknown'}`));
      },
      kill() { child.kill('SIGKILL'); },
    };
  };
}
