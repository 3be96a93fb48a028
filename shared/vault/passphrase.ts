/** Shorter ones are refused. */
export const shortestPassphrase = 8;
export const longestPassphrase = 200;

export type PassphraseStrength = 'tooShort' | 'weak' | 'fair' | 'strong';

const kinds: readonly (readonly [pattern: RegExp, size: number])[] = [
  [/[a-z]/u, 26], [/[A-Z]/u, 26], [/[0-9]/u, 10], [/[\u4e00-\u9fff]/u, 2000], [/[^a-zA-Z0-9\u4e00-\u9fff]/u, 33],
];

/** A hint, no proof: bits that guessing the characters one by one would take; repeats and rows (`1234`) count little. */
export function strengthOf(passphrase: string): PassphraseStrength {
  const letters = [...passphrase];
  if (letters.length < shortestPassphrase) return 'tooShort';
  const size = kinds.reduce((sum, [pattern, count]) => (pattern.test(passphrase) ? sum + count : sum), 0);
  const telling = letters.filter((letter, at) => {
    const step = at === 0 ? 2 : Math.abs((letter.codePointAt(0) ?? 0) - (letters[at - 1]?.codePointAt(0) ?? 0));
    return step > 1;
  }).length;
  const bits = Math.min(telling, new Set(letters).size * 2) * Math.log2(Math.max(size, 2));
  return bits < 45 ? 'weak' : bits < 70 ? 'fair' : 'strong';
}
