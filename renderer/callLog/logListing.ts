import type { CallLogEntry, CallLogMeasure, CallLogPage, CallLogQuery, CallLogStep, SortColumn } from '../../shared/calls/callLogEntry.ts';
import type { CallLogFilters } from '../../shared/calls/callLogFilters.ts';
import type { LogSorting } from '../../shared/calls/logView.ts';
import type { IpcError, Reply } from '../../shared/ipc/reply.ts';

/** What the listing needs of main. */
export interface LogSource {
  search(query: CallLogQuery): Promise<Reply<CallLogPage>>;
  measure(measure: CallLogMeasure): Promise<Reply<CallLogStep>>;
  rows(keys: readonly number[]): Promise<Reply<readonly CallLogEntry[]>>;
}

export interface ListingState {
  /** Rows known of so far; the list is exactly so long when `complete`. */
  readonly total: number;
  readonly complete: boolean;
  /** More rows than can be sorted by this column: they stand in time order. */
  readonly tooManyToSort: boolean;
  readonly error: IpcError | null;
  /** Counts changes, so that a list draws itself again. */
  readonly changes: number;
}

export const pageSize = 100;
/** A list that is sorted by anything but time is held whole; a longer one would keep its user waiting. */
export const mostSorted = 20_000;
/** Pages kept in memory; the ones used last. */
const mostPages = 60;

function sortColumnOf({ column }: LogSorting): SortColumn | null {
  return column === 'time' ? null : column;
}

/**
 * The call log under some filters as a list with random access: rows at any place of millions, and how many there are. The
 * first rows are there at once; counting goes on in steps behind them and tells keys by which any page can be fetched.
 */
export class LogListing {
  readonly #source: LogSource;
  readonly #filters: CallLogFilters;
  readonly #sorting: LogSorting;
  readonly #onChange: () => void;
  /** Of each hundredth row, newest first; or of every row, in order, when sorted by a column. */
  #keys: number[] = [];
  #sorted: readonly number[] | null = null;
  readonly #pages = new Map<number, readonly CallLogEntry[]>();
  readonly #asked = new Set<number>();
  #stopped = false;
  #state: ListingState = { total: 0, complete: false, tooManyToSort: false, error: null, changes: 0 };

  constructor(source: LogSource, filters: CallLogFilters, sorting: LogSorting, onChange: () => void) {
    this.#source = source;
    this.#filters = filters;
    this.#sorting = sorting;
    this.#onChange = onChange;
  }

  get state(): ListingState {
    return this.#state;
  }

  /** Resolves when everything is counted, or something failed. */
  async start(): Promise<void> {
    const column = sortColumnOf(this.#sorting);
    const sorted = column !== null && (await this.#sortBy(column));
    if (column !== null && !sorted) this.#change({ tooManyToSort: true });
    if (!sorted && !this.#stopped) await Promise.all([this.#ascending ? undefined : this.#fetch(0), this.#count()]);
  }

  stop(): void {
    this.#stopped = true;
  }

  /** The row at a place, or undefined while it is fetched. */
  rowAt(index: number): CallLogEntry | undefined {
    const place = this.#placeOf(index);
    return this.#pages.get(Math.floor(place / pageSize))?.[place % pageSize];
  }

  /** Fetches what is missing of the rows between these places. */
  need(from: number, to: number): void {
    const [a, b] = [this.#placeOf(from), this.#placeOf(to)].sort((x, y) => x - y) as [number, number];
    for (let page = Math.floor(a / pageSize); page <= Math.floor(b / pageSize); page += 1) void this.#fetch(page);
  }

  /** The rows between two places, both included, in any order of the two; null when one of them cannot be had. */
  async rowsBetween(from: number, to: number): Promise<readonly CallLogEntry[] | null> {
    const [a, b] = [this.#placeOf(from), this.#placeOf(to)].sort((x, y) => x - y) as [number, number];
    const rows: CallLogEntry[] = [];
    for (let page = Math.floor(a / pageSize); page <= Math.floor(b / pageSize); page += 1) {
      const kept = this.#pages.get(page);
      const reply = kept === undefined ? await this.#load(page) : { ok: true as const, value: kept };
      if (reply === null || !reply.ok || this.#stopped) return null;
      rows.push(...reply.value.slice(Math.max(0, a - page * pageSize), b + 1 - page * pageSize));
    }
    return rows;
  }

  /** The first place whose call began before this moment: where a date is in a list in order of time. */
  placeOfTime(at: number): number {
    const page = this.#keys.findIndex((key) => key < at);
    const after = (page === -1 ? this.#keys.length : page) - 1;
    const within = this.#pages.get(after)?.findIndex(({ startedAt }) => startedAt < at) ?? 0;
    const place = Math.max(0, after) * pageSize + Math.max(0, within);
    return this.#ascending ? Math.max(0, this.#state.total - 1 - place) : place;
  }

  get #ascending(): boolean {
    return this.#sorting.column === 'time' && !this.#sorting.descending;
  }

  /** Oldest first is newest first from its end. */
  #placeOf(index: number): number {
    return this.#ascending ? Math.max(0, this.#state.total - 1 - index) : index;
  }

  async #fetch(page: number): Promise<void> {
    if (page < 0 || this.#stopped || this.#pages.has(page) || this.#asked.has(page)) return;
    this.#asked.add(page);
    const reply = await this.#load(page);
    this.#asked.delete(page);
    if (this.#stopped || reply === null) return;
    if (!reply.ok) return this.#change({ error: reply.error });
    this.#pages.set(page, reply.value);
    for (const old of [...this.#pages.keys()].slice(0, Math.max(0, this.#pages.size - mostPages))) this.#pages.delete(old);
    this.#change({ total: Math.max(this.#state.total, page * pageSize + reply.value.length), error: null });
  }

  /** Null while nothing is known of a page's place. */
  async #load(page: number): Promise<Reply<readonly CallLogEntry[]> | null> {
    if (this.#sorted !== null) return this.#source.rows(this.#sorted.slice(page * pageSize, (page + 1) * pageSize));
    const key = this.#keys[page];
    return page > 0 && key === undefined ? null : this.#search(key);
  }

  /** A whole page from a key on; a long search is asked on until it is full. */
  async #search(key: number | undefined): Promise<Reply<readonly CallLogEntry[]>> {
    const entries: CallLogEntry[] = [];
    for (let cursor = key === undefined ? null : String(key + 1); ;) {
      const reply = await this.#source.search({ ...this.#filters, limit: pageSize - entries.length, cursor });
      if (!reply.ok) return reply;
      entries.push(...reply.value.entries);
      if (reply.value.cursor === null || entries.length >= pageSize || this.#stopped) return { ok: true, value: entries };
      cursor = reply.value.cursor;
    }
  }

  async #count(): Promise<void> {
    let counted = 0;
    for (let cursor: string | null = null, skip = 0; !this.#stopped;) {
      const reply = await this.#source.measure({ ...this.#filters, every: pageSize, skip, cursor, column: null });
      if (this.#stopped) return;
      if (!reply.ok) return this.#change({ error: reply.error });
      counted += reply.value.count;
      this.#keys.push(...reply.value.keys);
      const complete = reply.value.cursor === null;
      this.#change({ total: complete ? counted : Math.max(counted, this.#state.total), complete });
      if (complete) return;
      [cursor, skip] = [reply.value.cursor, reply.value.nextIn];
    }
  }

  /** False when there are too many rows. */
  async #sortBy(column: SortColumn): Promise<boolean> {
    const found: { readonly key: number; readonly value: number | null }[] = [];
    for (let cursor: string | null = null; !this.#stopped;) {
      const reply = await this.#source.measure({ ...this.#filters, every: 1, skip: 0, cursor, column });
      if (!reply.ok) {
        this.#change({ error: reply.error });
        return true;
      }
      found.push(...reply.value.keys.map((key, index) => ({ key, value: reply.value.values[index] ?? null })));
      if (found.length > mostSorted) return false;
      cursor = reply.value.cursor;
      if (cursor === null) break;
    }
    const sign = this.#sorting.descending ? -1 : 1;
    // What has no value stands last in either order; equal ones newest first.
    found.sort((a, b) => (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) || sign * ((a.value ?? 0) - (b.value ?? 0)) || b.key - a.key);
    this.#sorted = found.map(({ key }) => key);
    this.#change({ total: found.length, complete: true });
    return true;
  }

  #change(change: Partial<ListingState>): void {
    if (this.#stopped) return;
    this.#state = { ...this.#state, ...change, changes: this.#state.changes + 1 };
    this.#onChange();
  }
}
