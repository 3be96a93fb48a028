import type { Stretch, Stretching } from '../vault/stretching.ts';
import type { FromStore } from './storeMessages.ts';
import type { StoreChild, StoreSpawner } from './storeSpawner.ts';

/** A store process that was started before anybody has the secrets for it. */
export interface StartedAhead {
  /** Hands out the waiting process to whoever first asks for just this one; starts any other as usual. */
  readonly spawn: StoreSpawner;
  /** Lets the waiting process stretch a passphrase, which a thread would take longer to start for; without it a thread does. */
  readonly stretch: Stretch;
  /** Ends the process unless somebody took it. */
  readonly stop: () => void;
}

/** Read only when it is needed: this file is among the first. */
const inThread: Stretch = async (stretching) => (await import('../vault/stretchPassphrase.ts')).stretchPassphrase(stretching);

/** A passphrase that the waiting process has been given. */
interface Asked {
  readonly stretching: Stretching;
  readonly answer: (key: Buffer | Promise<Buffer>) => void;
}

/**
 * Starts a store process now, so that its code is read while the program still opens its windows and its keys. The process
 * waits for its secrets and touches no file. One that ends while it waits is forgotten: the next is started as usual.
 */
export function startAhead(spawn: StoreSpawner, entry: string, parameters: readonly string[], byThread: Stretch = inThread): StartedAhead {
  const child = spawn(entry, parameters);
  let waiting = true;
  const asked: Asked[] = [];
  let heard = (message: unknown): void => {
    const said = message as FromStore;
    if (said.kind === 'stretched') asked.shift()?.answer(Buffer.from(said.key));
  };
  let ended = (_reason: string): void => {};
  child.onMessage((message) => heard(message));
  /** From now on the process stretches nothing. */
  const gone = (): void => {
    waiting = false;
    for (const { stretching, answer } of asked.splice(0)) answer(byThread(stretching));
  };
  child.onExit((reason) => {
    gone();
    ended(reason);
  });
  const taken: StoreChild = {
    get pid() { return child.pid; },
    send: (message) => child.send(message),
    onMessage: (listener) => { heard = listener; },
    onExit: (listener) => { ended = listener; },
    kill: () => child.kill(),
  };
  return {
    spawn(wantedEntry, wanted) {
      if (!waiting || wantedEntry !== entry || wanted.join('\0') !== parameters.join('\0')) return spawn(wantedEntry, wanted);
      gone();
      return taken;
    },
    stretch(stretching) {
      if (!waiting) return byThread(stretching);
      return new Promise((answer) => {
        asked.push({ stretching, answer });
        child.send({ kind: 'stretch', stretching });
      });
    },
    stop() {
      if (waiting) child.kill();
    },
  };
}
