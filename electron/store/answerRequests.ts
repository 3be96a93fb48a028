import type { Counting } from './countingThread.ts';
import { checkArgument } from './storeSchemas.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { requestKinds } from './storeApi.ts';
import type { StoreRequestName } from './storeApi.ts';
import { StoreError, toStoreError } from './storeErrors.ts';
import { storeFunctions } from './storeFunctions.ts';
import type { FromStore, ToStore } from './storeMessages.ts';

type AnyFunction = (argument: unknown, onProgress: (fraction: number) => void) => unknown;

function isRequestName(name: unknown): name is StoreRequestName {
  return typeof name === 'string' && Object.hasOwn(requestKinds, name);
}

/**
 * Answers requests against an open store, one at a time in their order. A bad request gets its code; only damage to the
 * database is not answered: `onDamage` must end the process, whose successor repairs the files and gets the request again.
 */
export function answerRequests(
  store: OpenStore,
  { counting, send, onWrite, onDamage }: { readonly counting: Counting; readonly send: (message: FromStore) => void; readonly onWrite: () => void; readonly onDamage: (error: StoreError) => void },
): (request: Extract<ToStore, { kind: 'request' }>) => void {
  const functions = storeFunctions(store, counting) as unknown as Readonly<Record<StoreRequestName, AnyFunction>>;

  function fail(id: number, thrown: unknown): void {
    const error = toStoreError(thrown);
    // A chunk that is not as it was written is told of; a file that SQLite cannot read is repaired.
    if (error.code === 'damaged' && !(thrown instanceof StoreError)) onDamage(error);
    else send({ kind: 'failed', id, error: { code: error.code, message: error.message } });
  }

  return ({ id, name, argument }) => {
    if (!isRequestName(name)) {
      fail(id, new StoreError('unknownRequest', 'The store has no such entry.'));
      return;
    }
    const checked = checkArgument(name, argument);
    if (!checked.ok) {
      fail(id, new StoreError('invalidArgument', checked.message));
      return;
    }
    try {
      const value = functions[name](checked.argument, (fraction) => send({ kind: 'progressed', id, fraction }));
      if (requestKinds[name] === 'command') onWrite();
      if (value instanceof Promise) value.then((result: unknown) => send({ kind: 'answered', id, value: result }), (error: unknown) => fail(id, error));
      else send({ kind: 'answered', id, value });
    } catch (error) {
      fail(id, error);
    }
  };
}
