import { checkArgument } from './storeSchemas.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { requestKinds } from './storeApi.ts';
import type { StoreRequestName } from './storeApi.ts';
import type { Threads } from './threads.ts';
import { StoreError, toStoreError } from './storeErrors.ts';
import { storeFunctions } from './storeFunctions.ts';
import type { FromStore, ToStore } from './storeMessages.ts';

type AnyFunction = (argument: unknown, onProgress: (fraction: number) => void) => unknown;

function isRequestName(name: unknown): name is StoreRequestName {
  return typeof name === 'string' && Object.hasOwn(requestKinds, name);
}

/**
 * Answers requests against an open store, one at a time in their order; while the gate is closed, commands wait and queries pass. A bad request gets its code; only damage to the
 * database is not answered: `onDamage` must end the process, whose successor repairs the files and gets the request again.
 */
export function answerRequests(
  store: OpenStore,
  { threads, send, onWrite, onDamage }: { readonly threads: Threads; readonly send: (message: FromStore) => void; readonly onWrite: () => void; readonly onDamage: (error: StoreError) => void },
): (request: Extract<ToStore, { kind: 'request' }>) => void {
  const functions = storeFunctions(store, threads) as unknown as Readonly<Record<StoreRequestName, AnyFunction>>;

  function fail(id: number, thrown: unknown): void {
    const error = toStoreError(thrown);
    // A chunk that is not as it was written is told of; a file that SQLite cannot read is repaired.
    if (error.code === 'damaged' && !(thrown instanceof StoreError)) onDamage(error);
    else send({ kind: 'failed', id, error: { code: error.code, message: error.message } });
  }

  /** Commands that came while another thread holds the database, in their order. */
  const waiting: Extract<ToStore, { kind: 'request' }>[] = [];

  function takeWaiting(): void {
    for (const request of waiting.splice(0)) take(request);
  }

  /** What only reads is answered at once, whatever another thread writes. */
  function take(request: Extract<ToStore, { kind: 'request' }>): void {
    if (!store.gate.isClosed || !isRequestName(request.name) || requestKinds[request.name] !== 'command') {
      answer(request);
      return;
    }
    if (waiting.push(request) === 1) void store.gate.free().then(takeWaiting);
  }

  function answer({ id, name, argument }: Extract<ToStore, { kind: 'request' }>): void {
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
  }

  return take;
}
