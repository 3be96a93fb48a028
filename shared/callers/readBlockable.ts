import { readDialText } from '../phoneNumbers/dialText.ts';
import { parsePhoneNumber } from '../phoneNumbers/parsePhoneNumber.ts';

/** `blockUnreadable`: no number, or several. `blockOwn`: it rings here. `blockShort`: public short codes (110, 10086) and extensions of the company. */
export type BlockRefusal = 'blockUnreadable' | 'blockOwn' | 'blockShort';

export type Blockable = { readonly kind: 'number'; readonly key: string } | { readonly kind: 'refused'; readonly why: BlockRefusal };

interface Seat {
  readonly homeAreaCode?: string | undefined;
  /** Canonical keys of what rings here. */
  readonly ownNumbers: readonly string[];
}

/** Under which key a text would be looked for on the block list when it is dialled; empty when there is no number in it. Pure. */
export function blockKeyOf(text: string, homeAreaCode?: string): string {
  const read = readDialText(text, { homeAreaCode });
  return read.kind === 'nothing' ? '' : read.kind === 'address' ? read.numberKey : read.target;
}

/** Whether a text names one number that may be put on the block list, and its canonical key. Pure. */
export function readBlockable(text: string, { homeAreaCode, ownNumbers }: Seat): Blockable {
  const read = readDialText(text, { homeAreaCode });
  if (read.kind === 'number' && read.others > 0) return { kind: 'refused', why: 'blockUnreadable' };
  const key = blockKeyOf(text, homeAreaCode);
  const { kind } = parsePhoneNumber(key, homeAreaCode === undefined ? {} : { homeAreaCode });
  if (ownNumbers.includes(key)) return { kind: 'refused', why: 'blockOwn' };
  if (kind === 'anonymous' || kind === 'unreadable') return { kind: 'refused', why: 'blockUnreadable' };
  return kind === 'shortCode' || kind === 'extension' ? { kind: 'refused', why: 'blockShort' } : { kind: 'number', key };
}
