import { createHash, randomBytes } from 'node:crypto';

/** RFC 4648 base 32: no 0, 1 or 8, which look like O, I and B. */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const keyBytes = 20;
const checkBytes = 2;
const lettersOfGroup = 4;

function checkOf(key: Uint8Array): Buffer {
  return createHash('sha256').update(key).digest().subarray(0, checkBytes);
}

export function newRecoveryKey(): Uint8Array {
  return randomBytes(keyBytes);
}

/** As it is printed: nine groups of four letters; the last ones find mistakes in typing. */
export function writeRecoveryKey(key: Uint8Array): string {
  let bits = [...key, ...checkOf(key)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  return (letters.match(new RegExp(`.{1,${lettersOfGroup}}`, 'g')) ?? []).join('-');
}

/** Takes any spaces, dashes and case. Undefined when a letter is wrong or missing. */
export function readRecoveryKey(text: string): Uint8Array | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('0', 'O').replaceAll('1', 'I').replaceAll('8', 'B');
  const bits = [...letters].map((letter) => alphabet.indexOf(letter));
  if (bits.includes(-1) || letters.length !== Math.ceil(((keyBytes + checkBytes) * 8) / 5)) return undefined;
  const joined = bits.map((five) => five.toString(2).padStart(5, '0')).join('');
  const bytes = Uint8Array.from({ length: keyBytes + checkBytes }, (_, at) => Number.parseInt(joined.slice(at * 8, at * 8 + 8), 2));
  const key = bytes.subarray(0, keyBytes);
  return checkOf(key).equals(bytes.subarray(keyBytes)) ? key : undefined;
}
