import { momentCell } from './cellText.ts';

/** Characters of `2026-11-22 09:51:07` that are kept. */
const kept = { day: 10, minute: 16, second: 19 } as const;

/** A moment in local time, for the name of a file: `2026-11-22`, `2026-11-22-0951`, `2026-11-22-095107`. */
export function fileStem(at: number, until: keyof typeof kept): string {
  return momentCell(new Date(at)).slice(0, kept[until]).replace(' ', '-').replaceAll(':', '');
}
