import type { DispositionRules } from '../../../shared/dispositions/disposition.ts';
import type { TreePlace } from '../../../shared/dispositions/editTree.ts';

/** What a key does to the choice that has the focus. Enter presses it, and so renames it. */
export type TreeStep = 'previous' | 'next' | 'moveUp' | 'moveDown' | 'open' | 'close' | 'addBelow' | 'addResult' | 'remove' | 'undo';

type PressedKey = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

const plain: Readonly<Record<string, TreeStep>> = { ArrowUp: 'previous', ArrowDown: 'next', ArrowRight: 'open', ArrowLeft: 'close', Delete: 'remove', Insert: 'addBelow', n: 'addBelow' };

/** The step of a key, or null. Digits, Backspace and Enter mean nothing here: they belong to a write-up. */
export function treeStepOf({ key, altKey, ctrlKey, metaKey, shiftKey }: PressedKey): TreeStep | null {
  const control = ctrlKey || metaKey;
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (control) return name === 'z' && !altKey && !shiftKey ? 'undo' : null;
  if (altKey) return shiftKey ? null : ({ ArrowUp: 'moveUp', ArrowDown: 'moveDown' } as const)[key] ?? null;
  if (shiftKey) return name === 'n' ? 'addResult' : null;
  return plain[name] ?? null;
}

/** The rows that are drawn, from top to bottom. @param open ids of the reasons whose results are shown */
export function rowsOf({ reasons }: DispositionRules, open: ReadonlySet<string>): readonly TreePlace[] {
  return reasons.flatMap(({ id, results }, reason) => [{ reason, result: null }, ...(open.has(id) ? results.map((_, result) => ({ reason, result })) : [])]);
}

export const isSamePlace = (one: TreePlace | null, other: TreePlace | null) => one?.reason === other?.reason && one?.result === other?.result;

/** The row above or below; the same at the ends. Pure. */
export function rowBeside(rows: readonly TreePlace[], place: TreePlace, by: -1 | 1): TreePlace {
  return rows[rows.findIndex((row) => isSamePlace(row, place)) + by] ?? place;
}
