import { preferencesSchema } from '../../../shared/settings/seatSettings.ts';
import type { Preferences } from '../../../shared/settings/seatSettings.ts';

/** The three ways a wrap-up can be limited. */
export const wrapUpKinds = ['none', 'limited', 'unlimited'] as const;
export type WrapUpKind = (typeof wrapUpKinds)[number];

/** Which of them the seconds stand for: 0 = none, null = unlimited. */
export function wrapUpKind(seconds: Preferences['wrapUpSeconds']): WrapUpKind {
  if (seconds === null) return 'unlimited';
  return seconds === 0 ? 'none' : 'limited';
}

/** The seconds of a kind; a limit that was set before is kept. */
export function secondsOf(kind: WrapUpKind, before: Preferences['wrapUpSeconds']): Preferences['wrapUpSeconds'] {
  if (kind === 'unlimited') return null;
  if (kind === 'none') return 0;
  return before === null || before === 0 ? preferencesSchema.parse({}).wrapUpSeconds : before;
}
