import type Database from 'better-sqlite3-multiple-ciphers';

type Row = Record<string, unknown>;

interface Column { readonly name: string; readonly pk: number }

/** Looks into a table with holes: each look reads until the next hole, the widest unread stretch comes first. */
const mostLooks = 4000;

function columnsOf(db: Database.Database, table: string): Column[] {
  return db.prepare<[string], Column>('SELECT name, pk FROM pragma_table_info(?)').all(table);
}

function isRowFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(error.code);
}

/** Calls `take` with each row until it returns false, the rows end, or a damaged page is met. Returns the last row seen. */
function readUntilHole(statement: Database.Statement<unknown[], Row>, values: readonly unknown[], take: (row: Row) => boolean): { last: Row | undefined; hole: boolean } {
  let last: Row | undefined;
  let iterator: IterableIterator<Row>;
  try {
    iterator = statement.iterate(...values);
  } catch {
    return { last, hole: true };
  }
  for (;;) {
    let step: IteratorResult<Row>;
    try {
      step = iterator.next();
    } catch {
      return { last, hole: true };
    }
    if (step.done === true) return { last, hole: false };
    last = step.value;
    if (!take(step.value)) {
      iterator.return?.();
      return { last, hole: false };
    }
  }
}

/**
 * Copies what can be read of one table from a damaged database: forwards to the first damaged page, backwards to the
 * last, and, where rows have integer keys, looks between. Returns the number of rows, undefined when none can be read.
 */
export function copyReadableRows(source: Database.Database, target: Database.Database, table: string): number | undefined {
  let known: Column[];
  try {
    known = columnsOf(source, table);
  } catch {
    return undefined;
  }
  const names = new Set(known.map((column) => column.name));
  const columns = columnsOf(target, table).filter((column) => names.has(column.name));
  if (columns.length === 0) return undefined;

  const insert = target.prepare(
    `INSERT OR IGNORE INTO "${table}" (${columns.map((column) => `"${column.name}"`).join()}) VALUES (${columns.map(() => '?').join()})`,
  );
  let copied = 0;
  const copy = (row: Row): boolean => {
    try {
      const { changes } = insert.run(...columns.map((column) => row[column.name]));
      copied += changes;
      return changes > 0;
    } catch (error) {
      // A row that breaks the table's rules was damaged; anything else (a full disk) stops the salvage.
      if (isRowFault(error)) return true;
      throw error;
    }
  };
  const keys = columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk).map((column) => `"${column.name}"`);
  const select = columns.map((column) => `"${column.name}"`).join();
  const read = (where: string, order: string): Database.Statement<unknown[], Row> =>
    source.prepare<unknown[], Row>(`SELECT ${select} FROM "${table}" ${where} ORDER BY ${keys.map((key) => `${key} ${order}`).join()}`);
  try {
    const forward = readUntilHole(read('', 'ASC'), [], (row) => { copy(row); return true; });
    if (!forward.hole) return copied;
    const backward = readUntilHole(read('', 'DESC'), [], copy);
    const [key] = keys;
    if (keys.length === 1 && key !== undefined) {
      const name = key.slice(1, -1);
      const low = forward.last?.[name] ?? Number.MIN_SAFE_INTEGER;
      const high = backward.last?.[name] ?? Number.MAX_SAFE_INTEGER;
      if (typeof low === 'number' && typeof high === 'number') {
        lookBetween(low, high, read(`WHERE ${key} >= ? AND ${key} < ?`, 'ASC'), read(`WHERE ${key} < ? AND ${key} > ?`, 'DESC'), name, copy);
      }
    }
    return copied;
  } catch (error) {
    if (copied === 0 && error instanceof Error && 'code' in error && /CORRUPT|NOTADB/.test(String(error.code))) return undefined;
    throw error;
  }
}

function lookBetween(
  low: number, high: number, up: Database.Statement<unknown[], Row>, down: Database.Statement<unknown[], Row>, key: string, copy: (row: Row) => boolean,
): void {
  const gaps: (readonly [low: number, high: number])[] = [[low, high]];
  for (let looks = 0; looks < mostLooks; looks += 1) {
    const gap = gaps.shift();
    if (gap === undefined) return;
    const [from, until] = gap;
    const middle = Math.floor(from / 2 + until / 2);
    if (middle <= from || middle >= until) continue;
    const take = (row: Row): boolean => { copy(row); return true; };
    const above = readUntilHole(up, [middle, until], take);
    const below = readUntilHole(down, [middle, from], take);
    if (above.hole) gaps.push([Number(above.last?.[key] ?? middle), until]);
    if (below.hole) gaps.push([from, Number(below.last?.[key] ?? middle)]);
    gaps.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  }
}
