import { assertNever } from '../../shared/kernel/assertNever.ts';
import { requestKinds } from './storeApi.ts';
import type { OpeningReport, StoreClient, StoreRequestName, StoreRequests, StoreState } from './storeApi.ts';
import { StoreError } from './storeErrors.ts';
import { Heartbeat, usualHeartbeat } from './heartbeat.ts';
import type { HeartbeatTimes } from './heartbeat.ts';
import type { FromStore } from './storeMessages.ts';
import { PendingRequests } from './pendingRequests.ts';
import { Spool } from './spool.ts';
import type { StoreSecrets } from './storeSecrets.ts';
import type { StoreChild, StoreSpawner } from './storeSpawner.ts';

export interface StoreLocation {
  /** Path of the built (or, in tests, the source) `storeProcess`. */
  readonly entry: string;
  /** Where the databases are; made when missing. */
  readonly directory: string;
  readonly spawn: StoreSpawner;
  /** Sent to each process as its first message; never an argument, an environment variable or a file. */
  readonly secrets: StoreSecrets;
  /** When a silent process is replaced; left out = `usualHeartbeat`. */
  readonly heartbeat?: HeartbeatTimes;
}

const firstBackOffMs = 50;
const longestBackOffMs = 5000;
const startsBeforeGivingUp = 3;
const closingMs = 10_000;

/** Keeps a store process running and every request alive until it is answered. */
class SupervisedStore {
  readonly #location: StoreLocation;
  readonly #pending = new PendingRequests();
  readonly #spool: Spool;
  readonly #listeners = new Set<(state: StoreState) => void>();
  #child: StoreChild | undefined;
  #up = false;
  #phase: 'opening' | 'open' | 'closing' | 'closed' = 'opening';
  #opening: OpeningReport = { version: 0, quarantined: [] };
  /** Why the process ends, when that is known before. */
  #problem: StoreError | undefined;
  #failedStarts = 0;
  #restarts = 0;
  #hung = 0;
  #repairing = false;
  readonly #heartbeat: Heartbeat;
  #closing: Promise<void> | undefined;
  #exited: () => void = () => undefined;
  readonly opened: Promise<void>;
  #resolveOpened: () => void = () => undefined;
  #rejectOpened: (error: StoreError) => void = () => undefined;

  constructor(location: StoreLocation) {
    this.#location = location;
    this.#spool = new Spool(location.directory, location.secrets);
    this.#askAgain();
    this.#heartbeat = new Heartbeat({
      times: location.heartbeat ?? usualHeartbeat,
      ping: () => this.#child?.send({ kind: 'ping' }),
      atLongWork: () => this.#repairing || this.#pending.hasLong,
      onSilent: () => this.#replaceHung(),
    });
    this.opened = new Promise((resolve, reject) => {
      this.#resolveOpened = resolve;
      this.#rejectOpened = reject;
    });
    this.#start();
  }

  get opening(): OpeningReport { return this.#opening; }
  get pid(): number | undefined { return this.#child?.pid; }

  counters(): ReturnType<StoreClient['counters']> {
    return { pending: this.#pending.size, restarts: this.#restarts, hung: this.#hung, timedOut: this.#pending.timedOut };
  }

  onState(listener: (state: StoreState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  request(name: StoreRequestName, argument: unknown, options: Parameters<StoreRequests['getCall']>[1]): Promise<unknown> {
    if (this.#phase === 'closing' || this.#phase === 'closed') return Promise.reject(new StoreError('closed', 'The store is closed.'));
    const { message, result } = this.#pending.add(name, argument, options);
    this.#spool.asked(message.id, message);
    if (this.#up) this.#child?.send(message);
    return result;
  }

  /** What an earlier program could not bring to an answer comes before all else. Its answers, refusals too, are news to nobody. */
  #askAgain(): void {
    for (const left of this.#spool.read()) {
      const { message, result } = this.#pending.add(left.name, left.argument);
      result.catch(() => undefined);
      this.#spool.asked(message.id, message, true);
    }
  }

  #start(): void {
    const child = this.#location.spawn(this.#location.entry, [this.#location.directory]);
    this.#child = child;
    this.#problem = undefined;
    child.onMessage((message) => this.#onMessage(message as FromStore));
    child.onExit((reason) => this.#onExit(reason));
    child.send({ kind: 'open', secrets: this.#location.secrets });
  }

  #onMessage(message: FromStore): void {
    this.#heartbeat.heard();
    this.#repairing = message.kind === 'repairing';
    switch (message.kind) {
      case 'opened':
        this.#onOpened(message.report);
        return;
      case 'refused':
        this.#problem = new StoreError(message.error.code, message.error.message);
        return;
      case 'answered':
        this.#failedStarts = 0;
        this.#spool.settled(message.id);
        this.#pending.answer(message.id, message.value);
        return;
      case 'failed': {
        const error = new StoreError(message.error.code, message.error.message);
        this.#spool.settled(message.id, error);
        this.#pending.fail(message.id, error);
        return;
      }
      case 'progressed':
        this.#pending.progress(message.id, message.fraction);
        return;
      case 'pong':
      case 'repairing':
      case 'stretched':
        return;
      default:
        assertNever(message);
    }
  }

  #onOpened(report: OpeningReport): void {
    this.#opening = report;
    if (!this.#up) {
      this.#up = true;
      this.#spool.storeUp();
      for (const unanswered of this.#pending.unanswered()) this.#child?.send(unanswered);
      this.#heartbeat.start();
    }
    if (this.#phase === 'opening') this.#phase = 'open';
    this.#resolveOpened();
    this.#tell({ kind: 'up', opening: report });
  }

  /** Its end is then handled like a death: started again, and every unanswered request sent again. */
  #replaceHung(): void {
    this.#hung += 1;
    this.#problem = new StoreError('storeDown', 'The store process did not answer any more.');
    this.#child?.kill();
  }

  #onExit(reason: string): void {
    const wasUp = this.#up;
    this.#up = false;
    this.#heartbeat.stop();
    this.#exited();
    if (this.#phase === 'closed') return;
    if (this.#phase === 'closing' && this.#pending.size === 0) return;
    this.#spool.storeDown();
    const givenUp = wasUp ? this.#pending.processDied() : undefined;
    if (givenUp !== undefined) this.#spool.settled(givenUp);
    this.#failedStarts += 1;
    const problem = this.#problem ?? new StoreError('storeDown', `The store process ended: ${reason}.`);
    if (this.#phase === 'opening' && (this.#problem !== undefined || this.#failedStarts >= startsBeforeGivingUp)) {
      this.#phase = 'closed';
      this.#pending.failAll(problem);
      this.#rejectOpened(problem);
      return;
    }
    this.#tell({ kind: 'down', reason: problem.message });
    const wait = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (this.#failedStarts - 1));
    setTimeout(() => {
      if (this.#phase === 'closed') return;
      this.#restarts += 1;
      this.#start();
    }, wait);
  }

  #tell(state: StoreState): void {
    for (const listener of this.#listeners) listener(state);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#phase === 'closed') return;
    this.#phase = 'closing';
    const settled = await this.#pending.settled(closingMs);
    const exited = new Promise<void>((resolve) => { this.#exited = resolve; });
    const child = this.#child;
    this.#phase = 'closed';
    this.#heartbeat.stop();
    const spooled = this.#spool.close();
    this.#pending.failAll(new StoreError('closed', 'The store was closed before it answered.'));
    await spooled;
    if (!this.#up) return;
    const timer = setTimeout(() => child?.kill(), settled ? closingMs : 0);
    child?.send({ kind: 'close' });
    await exited;
    clearTimeout(timer);
  }
}

/**
 * Starts the store process and waits until its database is open.
 * Rejects with `StoreError` (`futureDatabase`, `notAllowed`, `readOnly`, `diskFull` …) when it cannot be opened.
 * Afterwards the process is started again whenever it dies, and every unanswered request is sent again in its order.
 */
export async function openStore(location: StoreLocation): Promise<StoreClient & { readonly pid: number | undefined }> {
  const store = new SupervisedStore(location);
  await store.opened;
  const names = Object.keys(requestKinds) as StoreRequestName[];
  const requests = Object.fromEntries(
    names.map((name) => [name, (argument: unknown, options?: Parameters<StoreRequests['getCall']>[1]) => store.request(name, argument, options)]),
  ) as unknown as StoreRequests;
  return {
    ...requests,
    get opening() { return store.opening; },
    get pid() { return store.pid; },
    counters: () => store.counters(),
    onState: (listener) => store.onState(listener),
    close: () => store.close(),
  };
}
