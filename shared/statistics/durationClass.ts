/** Upper ends (exclusive) of the classes of talk time, in seconds; the last class has none. */
export const durationEnds = [30, 60, 180, 300, 600, 1800] as const;
export const durationClassCount = durationEnds.length + 1;

/** The class of a conversation: 0 = under 30 s … 6 = half an hour and more. */
export function durationClassOf(talkSeconds: number): number {
  let index = 0;
  while (index < durationEnds.length && talkSeconds >= (durationEnds[index] as number)) index += 1;
  return index;
}

/** Seconds at which a class begins and ends; `until` is null for the last. */
export function durationRange(index: number): { readonly from: number; readonly until: number | null } {
  return { from: index === 0 ? 0 : (durationEnds[index - 1] ?? 0), until: durationEnds[index] ?? null };
}
