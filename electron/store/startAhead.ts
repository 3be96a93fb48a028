import type { StoreChild, StoreSpawner } from './storeSpawner.ts';

/** A store process that was started before anybody has the secrets for it. */
export interface StartedAhead {
  /** Hands out the waiting process to whoever first asks for just this one; starts any other as usual. */
  readonly spawn: StoreSpawner;
  /** Ends the process unless somebody took it. */
  readonly stop: () => void;
}

/**
 * Starts a store process now, so that its code is read while the program still opens its windows and its keys. The process
 * waits for its secrets and touches no file. One that ends while it waits is forgotten: the next is started as usual.
 */
export function startAhead(spawn: StoreSpawner, entry: string, parameters: readonly string[]): StartedAhead {
  const child = spawn(entry, parameters);
  let waiting = true;
  let ended = (_reason: string): void => {
    waiting = false;
  };
  child.onExit((reason) => ended(reason));
  const taken: StoreChild = {
    get pid() { return child.pid; },
    send: (message) => child.send(message),
    onMessage: (listener) => child.onMessage(listener),
    onExit: (listener) => { ended = listener; },
    kill: () => child.kill(),
  };
  return {
    spawn(asked, wanted) {
      if (!waiting || asked !== entry || wanted.join('\0') !== parameters.join('\0')) return spawn(asked, wanted);
      waiting = false;
      return taken;
    },
    stop() {
      if (waiting) child.kill();
    },
  };
}
