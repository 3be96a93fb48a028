import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';

/** Somebody may select a whole page. */
const maxLength = 2_000;
/** Digits with what people write between them, not inside a longer word or number. */
const numberLike = /(?<![\w.])[([]?\+?\d[\d ().\-\u2010-\u2015]{1,30}\d(?![\w])/g;

/**
 * The number in a text that was selected somewhere: the text itself when it is one, else the first number in it that is
 * long enough to be meant (`电话：138 1234 5678（王）`).
 * @returns its canonical key; null when there is none
 */
export function selectedNumber(selected: string, homeAreaCode: string | undefined): string | null {
  const text = selected.normalize('NFKC').slice(0, maxLength).trim();
  const options = homeAreaCode === undefined ? {} : { homeAreaCode };
  const whole = parsePhoneNumber(text, options);
  if (whole.kind !== 'anonymous' && whole.kind !== 'unreadable') return whole.key;
  for (const [candidate] of text.matchAll(numberLike)) {
    const number = parsePhoneNumber(candidate.trim(), options);
    const meant = number.kind !== 'anonymous' && number.kind !== 'unreadable' && number.kind !== 'extension' && number.kind !== 'shortCode';
    if (meant) return number.key;
  }
  return null;
}
