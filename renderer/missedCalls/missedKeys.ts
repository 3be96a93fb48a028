import { closingReasons, type ClosingReason } from '../../shared/ledger/missedItem.ts';

/** What a key does in the list, while no field has the focus. */
export type MissedKey =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'callBack' | 'close' | 'take' | 'undo' | 'cancel' }
  /** The second key of closing. */
  | { readonly kind: 'reason'; readonly reason: ClosingReason };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/**
 * Arrows choose, Enter calls back, C and a digit close with a reason, T takes or gives back, U takes the last closing back. Pure.
 * @param closing C was pressed, a reason is waited for
 */
export function missedKey({ key, ctrlKey, metaKey, altKey, repeat }: Pressed, closing: boolean): MissedKey | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'ArrowDown') return { kind: 'move', by: 1 };
  if (key === 'ArrowUp') return { kind: 'move', by: -1 };
  if (repeat) return null;
  if (closing) {
    const reason = closingReasons[Number(key) - 1];
    if (reason !== undefined) return { kind: 'reason', reason };
    return key === 'Escape' ? { kind: 'cancel' } : null;
  }
  if (key === 'Enter') return { kind: 'callBack' };
  const letters: Readonly<Record<string, MissedKey>> = { c: { kind: 'close' }, t: { kind: 'take' }, u: { kind: 'undo' } };
  return letters[key.toLowerCase()] ?? null;
}
