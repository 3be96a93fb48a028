import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import type { CustomField } from '../../shared/customers/customField.ts';
import type { ExistingPolicy, ImportCheck, ImportedLine, ImportReading, LineFault, LineOutcome, RefusedLine } from '../../shared/customers/customerImport.ts';
import { rowsOf } from './customerFile.ts';
import type { CustomerFile } from './customerFile.ts';
import { readLine } from './readLine.ts';
import type { RefusedRow } from './refusedRows.ts';

/** What an import needs of the store. */
export interface ImportStore {
  beginImport(argument: { readonly importId: string; readonly fileName: string; readonly who: string; readonly at: number; readonly existing: ExistingPolicy }): Promise<void>;
  stageCustomers(argument: { readonly importId: string; readonly lines: readonly ImportedLine[] }): Promise<readonly LineOutcome[]>;
  takeOverImport(argument: { readonly importId: string }): Promise<{ readonly added: number; readonly changed: number; readonly removed: number; readonly passedOver: readonly number[] }>;
  dropImport(argument: { readonly importId: string }): Promise<void>;
  tidyImports(argument: null): Promise<boolean>;
  stageUndo(argument: { readonly undoId: string; readonly importId: string; readonly after: number; readonly who: string; readonly at: number }): Promise<{ readonly last: number | null; readonly left: number }>;
  knownNumbers(argument: { readonly numbers: readonly string[] }): Promise<readonly string[]>;
}

export interface FileImport {
  readonly file: CustomerFile;
  readonly reading: ImportReading;
  readonly fields: readonly CustomField[];
  readonly homeAreaCode: string | undefined;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => void;
}

export interface Imported {
  readonly importId: string;
  readonly added: number;
  readonly changed: number;
  readonly skipped: number;
  /** In the order of the file. */
  readonly refused: readonly RefusedRow[];
  readonly headings: readonly string[];
}

/** Lines staged by one request: the store looks callers up beside it, and what it is to write waits for no more than these. */
const linesAtOnce = 200;
const turnsEvery = 100;
const refusedShown = 200;

type ReadRow =
  | { readonly kind: 'good'; readonly line: Omit<ImportedLine, 'id'>; readonly cells: readonly string[] }
  | { readonly kind: 'refused'; readonly at: number; readonly fault: LineFault; readonly column: number | null; readonly cells: readonly string[] }
  | { readonly kind: 'headings'; readonly cells: readonly string[] };

/** Every row of the file that says something, checked by itself, with turns of the event loop between. */
async function* readRows({ file, reading, fields, homeAreaCode, signal }: FileImport): AsyncGenerator<ReadRow> {
  let first = true;
  let read = 0;
  for await (const row of rowsOf(file, reading, signal)) {
    signal.throwIfAborted();
    if (++read % turnsEvery === 0) await nextTurn();
    if (row.kind === 'broken') {
      yield { kind: 'refused', at: row.line, fault: row.fault, column: null, cells: [] };
      continue;
    }
    if (first && reading.headings) {
      first = false;
      yield { kind: 'headings', cells: row.cells };
      continue;
    }
    first = false;
    const found = readLine(row.cells, row.line, { reading, fields, homeAreaCode });
    if (found.kind === 'good') yield { kind: 'good', line: found.line, cells: row.cells };
    else if (found.kind === 'refused') yield { kind: 'refused', at: row.line, fault: found.fault, column: found.column, cells: row.cells };
  }
}

/** Reads a whole file and says what an import would do. Nothing is kept. */
export async function checkImport(store: Pick<ImportStore, 'knownNumbers'>, work: FileImport): Promise<ImportCheck> {
  const refusedLines: RefusedLine[] = [];
  const seen = new Set<string>();
  let headings: readonly string[] = [];
  let [good, refused, existing] = [0, 0, 0];
  let asked: (readonly string[])[] = [];
  const refuse = (line: number, fault: LineFault, column: number | null): void => {
    refused += 1;
    if (refusedLines.length < refusedShown) refusedLines.push({ line, fault, column: column === null ? '' : (headings[column] ?? String(column + 1)) });
  };
  const ask = async (): Promise<void> => {
    const known = new Set(await store.knownNumbers({ numbers: asked.flat() }));
    existing += asked.filter((numbers) => numbers.some((number) => known.has(number))).length;
    asked = [];
  };
  for await (const row of readRows(work)) {
    if (row.kind === 'headings') headings = row.cells;
    else if (row.kind === 'refused') refuse(row.at, row.fault, row.column);
    else {
      const numbers = row.line.numbers.map(({ number }) => number);
      if (numbers.some((number) => seen.has(number))) {
        refuse(row.line.line, 'repeatedInFile', null);
        continue;
      }
      for (const number of numbers) seen.add(number);
      good += 1;
      asked.push(numbers);
      if (asked.length >= linesAtOnce) await ask();
      work.progress(good + refused, null);
    }
  }
  await ask();
  return { lines: good + refused, good, existing, refused, refusedLines };
}

/**
 * Imports a file: its lines are put beside the customers, and all of them are taken over at once at the end. Called off,
 * failed or killed before that, nothing of it is ever seen. Rejects as the disk and the store do, or with the signal's reason.
 */
export async function importFile(
  store: ImportStore, work: FileImport & { readonly existing: ExistingPolicy; readonly who: string; readonly at: number; readonly total: number | null },
): Promise<Imported> {
  const importId = randomUUID();
  const refused: RefusedRow[] = [];
  let headings: readonly string[] = [];
  let skipped = 0;
  let done = 0;
  let waiting: { readonly line: ImportedLine; readonly cells: readonly string[] }[] = [];
  const cellsOf = new Map<number, readonly string[]>();
  await store.beginImport({ importId, fileName: path.basename(work.file.path), who: work.who, at: work.at, existing: work.existing });

  async function stage(): Promise<void> {
    if (waiting.length === 0) return;
    const outcomes = await store.stageCustomers({ importId, lines: waiting.map(({ line }) => line) });
    for (const [index, outcome] of outcomes.entries()) {
      const staged = waiting[index];
      if (staged === undefined) continue;
      if (outcome === 'skipped') skipped += 1;
      else if (outcome === 'severalOwners' || outcome === 'repeatedInFile') refused.push({ at: staged.line.line, fault: outcome, column: null, cells: staged.cells });
      else if (outcome === 'changed') cellsOf.set(staged.line.line, staged.cells);
    }
    waiting = [];
    work.progress(done, work.total);
  }

  try {
    for await (const row of readRows(work)) {
      if (row.kind === 'headings') {
        headings = row.cells;
        continue;
      }
      done += 1;
      if (row.kind === 'refused') refused.push(row);
      else waiting.push({ line: { ...row.line, id: randomUUID() }, cells: row.cells });
      if (waiting.length >= linesAtOnce) await stage();
    }
    await stage();
    work.signal.throwIfAborted();
    const { added, changed, passedOver } = await store.takeOverImport({ importId });
    for (const line of passedOver) refused.push({ at: line, fault: 'changedMeanwhile', column: null, cells: cellsOf.get(line) ?? [] });
    return { importId, added, changed, skipped, refused: refused.sort((a, b) => a.at - b.at), headings };
  } catch (error) {
    await store.dropImport({ importId }).catch(() => undefined);
    throw error;
  }
}

/** Takes an import back, all at once. `left`: customers that somebody changed or used since, and that stay as they are. */
export async function takeImportBack(
  store: Pick<ImportStore, 'stageUndo' | 'takeOverImport' | 'dropImport'>,
  { importId, who, at, signal, progress }: { readonly importId: string; readonly who: string; readonly at: number; readonly signal: AbortSignal; readonly progress: (done: number) => void },
): Promise<{ readonly removed: number; readonly restored: number; readonly left: number }> {
  const undoId = randomUUID();
  let left = 0;
  try {
    for (let after: number | null = 0; after !== null;) {
      signal.throwIfAborted();
      const step: { readonly last: number | null; readonly left: number } = await store.stageUndo({ undoId, importId, after, who, at });
      left += step.left;
      after = step.last;
      progress(after ?? 0);
    }
    const { removed, changed, passedOver } = await store.takeOverImport({ importId: undoId });
    return { removed, restored: changed, left: left + passedOver.length };
  } catch (error) {
    await store.dropImport({ importId: undoId }).catch(() => undefined);
    throw error;
  }
}

const tidyPauseMs = 25;

/** Removes what imports left behind, a little at a time. What fails now is tried again at the next start. */
export async function tidyAfterImports(store: Pick<ImportStore, 'tidyImports'>): Promise<void> {
  try {
    while (await store.tidyImports(null)) await pause(tidyPauseMs, undefined, { ref: false });
  } catch {
    // The store is closing, or the disk is full: the rows do no harm.
  }
}
