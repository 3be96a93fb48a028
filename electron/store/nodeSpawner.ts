import { fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { readFrames } from './frames.ts';
import type { StoreSpawner } from './storeSpawner.ts';
import { answerPipe } from './storeMessages.ts';
import { smallYoungSpace } from './youngSpace.ts';

/**
 * What glibc keeps of what was freed; no other system reads this. A recording is completed by a thread of its own, which would
 * get an arena of its own: 20 MB more after a hundred calls. And each large buffer that is freed raises the size up to which
 * the next ones are cut from the heap, where small ones that stay hold their place: 11 MB more after fifty calls. Bytes.
 */
const thriftyMalloc = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' } as const;

/**
 * Runs the store as a child of a Node ≥ 22 binary. Messages use structured clone, so bytes stay bytes. The child ends
 * itself when this process goes away. Answers come over a pipe of their own: where a read ends within the length of a
 * message, Node before 20.18.2 and 22.13 never delivers another one of its own channel (nodejs/node#56106), and the
 * Electron releases that need this spawner have such a Node.
 */
export function nodeSpawner(nodePath: string): StoreSpawner {
  return (entry, parameters) => {
    const child = fork(entry, [...parameters], {
      execPath: nodePath,
      // Flags of this process (a test runner's, an inspector's port) are not the store's.
      execArgv: [smallYoungSpace],
      env: { ...process.env, ...thriftyMalloc },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc', 'pipe'],
    });
    let ended = false;
    return {
      pid: child.pid,
      send(message) {
        // A message into a closed channel is not lost: the client repeats it to the next process.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage(listener) { readFrames(child.stdio[answerPipe] as Readable, listener); },
      onExit(listener) {
        const end = (reason: string): void => {
          if (ended) return;
          ended = true;
          listener(reason);
        };
        child.on('error', (error) => end(error.message));
        // Not `exit`: what the child still said is read first.
        child.on('close', (code, signal) => end(signal ?? `exit status ${code ?? 'unknown'}`));
      },
      kill() { child.kill('SIGKILL'); },
    };
  };
}
