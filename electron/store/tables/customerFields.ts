import type { CustomField } from '../../../shared/customers/customField.ts';
import type { TagStyle } from '../../../shared/customers/tagStyle.ts';
import { allRows, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

export function listCustomFields(db: ReadableDb): readonly CustomField[] {
  interface Row { id: string; name: string; kind: CustomField['kind']; choices: string; hidden: number }
  return allRows<Row>(db, 'SELECT id, name, kind, choices, hidden FROM customField ORDER BY position, id')
    .map(({ choices, hidden, ...field }) => ({ ...field, choices: JSON.parse(choices) as string[], hidden: hidden === 1 }));
}

/** Puts these fields in this order; others stay behind them, so that no value loses its name. */
export function putCustomFields(db: WritableDb, { fields }: { readonly fields: readonly CustomField[] }): readonly CustomField[] {
  return transact(db, () => {
    runSql(db, 'UPDATE customField SET position = position + 1000000');
    for (const [position, { id, name, kind, choices, hidden }] of fields.entries()) {
      runSql(
        db,
        `INSERT INTO customField (id, position, name, kind, choices, hidden) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, kind = excluded.kind, choices = excluded.choices, hidden = excluded.hidden`,
        id, position, name, kind, JSON.stringify(choices), hidden ? 1 : 0,
      );
    }
    return listCustomFields(db);
  });
}

export function listTagStyles(db: ReadableDb): readonly TagStyle[] {
  return allRows<TagStyle>(db, 'SELECT tag, colour, shape FROM tagStyle ORDER BY tag');
}

/** Replaces all styles. */
export function putTagStyles(db: WritableDb, { styles }: { readonly styles: readonly TagStyle[] }): readonly TagStyle[] {
  return transact(db, () => {
    runSql(db, 'DELETE FROM tagStyle');
    for (const { tag, colour, shape } of styles) runSql(db, 'INSERT OR REPLACE INTO tagStyle (tag, colour, shape) VALUES (?, ?, ?)', tag, colour, shape);
    return listTagStyles(db);
  });
}
