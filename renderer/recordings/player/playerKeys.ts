/** What a key means to the player. */
export type PlayerStep =
  | { readonly kind: 'toggle' | 'pause' | 'play' | 'mark' | 'loopFrom' | 'loopUntil' | 'loopOff' | 'skipSilence' | 'nextMark' | 'previousMark' | 'zoomIn' | 'zoomOut' | 'zoomAll' }
  | { readonly kind: 'seekBy'; readonly ms: number }
  /** A share of the recording, 0 … 1. */
  | { readonly kind: 'seekTo'; readonly share: number }
  | { readonly kind: 'rate'; readonly direction: 1 | -1 };

export type PressedPlayerKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Milliseconds of the steps: of a packet, and of the three arrows. */
export const stepMs = { frame: 20, small: 1_000, middle: 5_000, large: 15_000 } as const;
/** How far "say that again" goes back. */
const againMs = 3_000;

const plain: Readonly<Record<string, PlayerStep>> = {
  ' ': { kind: 'toggle' }, k: { kind: 'pause' }, l: { kind: 'play' }, j: { kind: 'seekBy', ms: -againMs },
  Home: { kind: 'seekTo', share: 0 }, End: { kind: 'seekTo', share: 1 },
  ',': { kind: 'seekBy', ms: -stepMs.frame }, '.': { kind: 'seekBy', ms: stepMs.frame },
  ArrowUp: { kind: 'rate', direction: 1 }, ArrowDown: { kind: 'rate', direction: -1 },
  m: { kind: 'mark' }, a: { kind: 'loopFrom' }, b: { kind: 'loopUntil' }, x: { kind: 'loopOff' }, s: { kind: 'skipSilence' },
  '[': { kind: 'previousMark' }, ']': { kind: 'nextMark' },
  '+': { kind: 'zoomIn' }, '=': { kind: 'zoomIn' }, '-': { kind: 'zoomOut' }, _: { kind: 'zoomOut' }, z: { kind: 'zoomAll' },
};

/**
 * What a pressed key means, or null. Arrows move five seconds, with Alt one, with Shift fifteen; a digit goes to that tenth;
 * J says the last three seconds again. Nothing with Ctrl: those keys are the console's.
 */
export function playerStep({ key, ctrlKey, metaKey, altKey, shiftKey }: PressedPlayerKey): PlayerStep | null {
  if (ctrlKey || metaKey) return null;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const ms = altKey ? stepMs.small : shiftKey ? stepMs.large : stepMs.middle;
    return { kind: 'seekBy', ms: key === 'ArrowLeft' ? -ms : ms };
  }
  if (altKey) return null;
  if (/^\d$/.test(key)) return { kind: 'seekTo', share: Number(key) / 10 };
  return plain[key.length === 1 ? key.toLowerCase() : key] ?? null;
}
