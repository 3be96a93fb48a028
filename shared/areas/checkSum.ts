/** Words taken in one go; see below. */
const blockWords = 2_048;

function continueSum(words: Uint32Array, start: number, end: number, before: number): number {
  let hash = before;
  for (let index = start; index < end; index++) {
    let word = Math.imul(words[index] as number, 0xcc9e2d51);
    word = (word << 15) | (word >>> 17);
    hash ^= Math.imul(word, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  return hash;
}

/**
 * 32-bit check sum over 32-bit words (the body of MurmurHash3): finds damage, proves no origin. Four bytes a step, and
 * in blocks, because it runs cold at every start over more than a megabyte: a function called often is compiled sooner
 * than a loop that runs long.
 */
export function checkSum(words: Uint32Array): number {
  let hash = words.length;
  for (let start = 0; start < words.length; start += blockWords) {
    hash = continueSum(words, start, Math.min(start + blockWords, words.length), hash);
  }
  return hash >>> 0;
}
