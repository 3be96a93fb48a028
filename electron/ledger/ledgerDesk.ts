import { emptyLedger, type LedgerState, type LedgerSummary } from '../../shared/ledger/ledgerSummary.ts';
import type { ClosingReason, MissedItemHistory } from '../../shared/ledger/missedItem.ts';
import type { TaskDraft } from '../../shared/tasks/task.ts';

/** What the ledger needs of the store. All of it can be sent again after a crash. */
export interface LedgerStore {
  gatherMissed(argument: { readonly at: number }): Promise<void>;
  summariseLedger(argument: { readonly agent: string; readonly shown: number }): Promise<LedgerSummary>;
  getMissed(argument: { readonly itemId: string }): Promise<MissedItemHistory | null>;
  closeMissed(argument: { readonly itemId: string; readonly reason: ClosingReason; readonly note: string; readonly by: string; readonly at: number }): Promise<void>;
  reopenMissed(argument: { readonly itemId: string; readonly by: string; readonly at: number }): Promise<void>;
  assignMissed(argument: { readonly itemId: string; readonly to: string; readonly by: string; readonly at: number }): Promise<void>;
  remindOfMissed(argument: { readonly itemId: string; readonly taskId: string }): Promise<void>;
}

export interface LedgerDeskOptions {
  readonly store: LedgerStore;
  /** The seat's user. */
  readonly agent: string;
  readonly now: () => number;
  readonly publish: (ledger: LedgerState) => void;
  /** Plans a task, or changes the one with this id. @returns its id */
  readonly saveTask: (id: string | null, draft: TaskDraft) => Promise<string>;
  /** Items were closed: their reminders may be over. */
  readonly tasksMayBeDone: () => void;
  readonly onFailed: (error: unknown) => void;
}

/** An item that cannot be done to what was asked. */
export class LedgerRefusal extends Error {
  readonly code: 'notFound' | 'reasonMissing' | 'emptyNumber';
  constructor(code: LedgerRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** Items in the published state; the page asks for the rest. */
const shownAtMost = 8;

/** What people do with missed calls, and the picture of the ledger that the windows see. Calls enter it in the store by themselves. */
export class LedgerDesk {
  #state: LedgerState = emptyLedger;
  #reading: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  readonly #options: LedgerDeskOptions;

  constructor(options: LedgerDeskOptions) {
    this.#options = options;
  }

  /** Something was written: reads the ledger again. What comes while it is read is read once more, however much it was. */
  refresh(): Promise<void> {
    if (this.#reading) this.#again = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
      if (!this.#again) return;
      this.#again = false;
      void this.refresh();
    });
    return this.#reading;
  }

  /** @throws LedgerRefusal `reasonMissing` for `other` without a word; else as the store does */
  async close(itemId: string, reason: ClosingReason, note: string): Promise<void> {
    if (reason === 'other' && note.trim() === '') throw new LedgerRefusal('reasonMissing', 'Another reason has to be named');
    await this.#options.store.closeMissed({ itemId, reason, note: note.trim(), ...this.#signed });
    await this.refresh();
  }

  async reopen(itemId: string): Promise<void> {
    await this.#options.store.reopenMissed({ itemId, ...this.#signed });
    await this.refresh();
  }

  /** @param to empty = nobody */
  async assign(itemId: string, to: string): Promise<void> {
    await this.#options.store.assignMissed({ itemId, to, ...this.#signed });
    await this.refresh();
  }

  take(itemId: string, take: boolean): Promise<void> {
    return this.assign(itemId, take ? this.#options.agent : '');
  }

  /** @throws LedgerRefusal `notFound`, or `emptyNumber` when the caller's number was withheld */
  async remind(itemId: string, dueAt: number, note: string): Promise<void> {
    const { store, saveTask } = this.#options;
    const item = (await store.getMissed({ itemId }))?.item;
    if (!item || item.closing !== null) throw new LedgerRefusal('notFound', 'There is no such open item');
    if (item.number === '') throw new LedgerRefusal('emptyNumber', 'The caller has no number');
    const { number, customerId, customerName, lastCallId: callId } = item;
    const taskId = await saveTask(item.taskId, { number, customerId, customerName, callId, dueAt, note });
    await store.remindOfMissed({ itemId, taskId });
    await this.refresh();
  }

  stop(): void {
    this.#stopped = true;
  }

  get #signed(): { readonly by: string; readonly at: number } {
    return { by: this.#options.agent, at: this.#options.now() };
  }

  async #read(): Promise<void> {
    const { store, agent, now, publish, tasksMayBeDone, onFailed } = this.#options;
    try {
      await store.gatherMissed({ at: now() });
      const summary = await store.summariseLedger({ agent, shown: shownAtMost });
      if (this.#stopped) return;
      const fewer = summary.open < this.#state.open;
      this.#state = { ...summary, revision: this.#state.revision + 1 };
      publish(this.#state);
      if (fewer) tasksMayBeDone();
    } catch (error) {
      // What is shown stays; the next write reads again.
      if (!this.#stopped) onFailed(error);
    }
  }
}
