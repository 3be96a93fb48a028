/**
 * Mainland area codes without their leading zero. 10 and 2x have two digits, all others three.
 * The codes that exist in the numbering plan today plus those that recent mergers retired (852, 853 → 851, 410 → 24, …):
 * customers' files still carry them.
 */
const threeDigitCodes =
  '310-319 335 349-359 370-379 391-396 398 410-419 421 427 429 431-439 451-459 464 467-479 482 483 510-519 523 527 ' +
  '530-539 543 546 550-559 561-564 566 570-580 591-599 631-635 660 662 663 668 691 692 701 710-719 722 724 728 730 731 ' +
  '734-739 743-746 750-760 762 763 766 768-779 790-799 807 812 813 816-818 825-827 830-839 851-859 870-879 883 886-888 ' +
  '891-898 901-903 906 908 909 911-917 919 930-939 941 943 951-955 970-977 979 990-999';

function expandRanges(text: string): Set<string> {
  const codes = new Set<string>();
  for (const part of text.split(' ')) {
    const [first = '', last = first] = part.split('-');
    for (let code = Number(first); code <= Number(last); code++) codes.add(String(code));
  }
  return codes;
}

const knownCodes = expandRanges(`10 20-25 27-29 ${threeDigitCodes}`);

/** All known area codes with their leading zero, e.g. `010`, `0755`. */
export const areaCodes: readonly string[] = [...knownCodes].map((code) => `0${code}`);

/** Is this an area code that exists? Accepts the form with the leading zero only, e.g. `0755`. */
export function isAreaCode(code: string): boolean {
  return code.startsWith('0') && knownCodes.has(code.slice(1));
}
