import { openKept } from '../../fixtures/openKept.ts';


/** Numbers of customers spread evenly over the table. */
export function knownNumbers(databaseFile: string, count: number): string[] {
  const db = openKept(databaseFile, { readonly: true });
  try {
    const { last } = db.prepare<[], { last: number }>('SELECT max(rank) AS last FROM customer').get() ?? { last: 0 };
    const one = db.prepare<[number], { number: string }>('SELECT number FROM customerNumber WHERE customer >= ? AND position = 0 LIMIT 1');
    return Array.from({ length: count }, (_, index) => one.get(1 + Math.floor((index * (last - 100)) / count))?.number ?? '').filter((number) => number !== '');
  } finally {
    db.close();
  }
}

export interface LikePeer {
  /** Finds a caller the simple way; milliseconds. */
  readonly find: (number: string) => number;
  readonly close: () => void;
}

/** What a console does that looks a caller up by `LIKE`: numbers may be stored with prefixes, so both ends are open. */
export function likePeer(databaseFile: string): LikePeer {
  const db = openKept(databaseFile, { readonly: true });
  const customer = db.prepare<[string]>(`SELECT * FROM customer WHERE rank IN (SELECT customer FROM customerNumber WHERE number LIKE ?) LIMIT 1`);
  const calls = db.prepare<[string]>(`SELECT * FROM call WHERE remoteNumber LIKE ? ORDER BY id DESC LIMIT 20`);
  return {
    find(number) {
      const start = performance.now();
      customer.get(`%${number}%`);
      calls.all(`%${number}%`);
      return performance.now() - start;
    },
    close: () => db.close(),
  };
}
