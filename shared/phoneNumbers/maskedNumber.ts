import { parsePhoneNumber } from './parsePhoneNumber.ts';

/**
 * Whether a text has the form of a masked number (`138****5678`, `138****5678#2`): what a window gets that may not see
 * numbers. It can be sent back wherever a number can: main knows which one it stands for.
 */
export function isMasked(text: string): boolean {
  return /^\+?[\d\s\-.()]*\*{3}[\d\s\-.()*]*\d{3,4}(?:#\d+)?$/.test(text);
}

/** The canonical key of a number as typed, or the masked number that it is; empty when it is neither. For windows only. */
export function keyOrMasked(text: string): string {
  return isMasked(text.trim()) ? text.trim() : parsePhoneNumber(text).key;
}
