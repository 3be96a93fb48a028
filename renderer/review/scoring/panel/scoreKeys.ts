import { mostPoints, type Scale } from '../../../../shared/reviews/scoreCard.ts';

/** What a key does while a criterion has the focus. `nothing`: it is none of the player's business either. */
export type ScoreKey =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'points'; readonly points: number }
  /** One point more or less. */
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'notApplicable' | 'clear' | 'comment' | 'moment' | 'goTo' | 'handIn' | 'leave' | 'nothing' };

export type PressedScoreKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

const letters: Readonly<Record<string, ScoreKey>> = {
  j: { kind: 'move', by: 1 }, k: { kind: 'move', by: -1 }, n: { kind: 'notApplicable' }, c: { kind: 'comment' }, m: { kind: 'moment' }, g: { kind: 'goTo' },
  '+': { kind: 'step', by: 1 }, '=': { kind: 'step', by: 1 }, '-': { kind: 'step', by: -1 },
  Backspace: { kind: 'clear' }, Delete: { kind: 'clear' }, Enter: { kind: 'comment' }, Escape: { kind: 'leave' },
};

/**
 * Arrows or J and K move, a digit gives points, Y gives all of them, + and − one more or less, N says that it does not apply,
 * C comments, M marks the moment that is heard, G goes there, Backspace takes the mark back, Ctrl+Enter hands in. Space and
 * the arrows to the sides stay the player's. Pure.
 */
export function scoreKey({ key, ctrlKey, metaKey, altKey, repeat }: PressedScoreKey, scale: Scale): ScoreKey | null {
  if (key === 'Enter' && (ctrlKey || metaKey)) return { kind: repeat ? 'nothing' : 'handIn' };
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'ArrowDown') return { kind: 'move', by: 1 };
  if (key === 'ArrowUp') return { kind: 'move', by: -1 };
  if (/^\d$/.test(key)) return Number(key) <= mostPoints(scale) ? { kind: 'points', points: Number(key) } : { kind: 'nothing' };
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (name === 'y') return { kind: 'points', points: mostPoints(scale) };
  const found = letters[name];
  if (found === undefined) return null;
  return repeat && found.kind !== 'move' ? { kind: 'nothing' } : found;
}
