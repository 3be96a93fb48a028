import type { Tone } from '../../ui/StatusMark.tsx';

export interface LevelGrade {
  readonly word: 'silent' | 'low' | 'good' | 'loud';
  readonly tone: Tone;
}

/** Levels that a grade looks back on: three seconds of them, as speech has pauses. */
export const gradedLevels = 30;

/** Root mean squares, 0–1: below −54 dB is no voice, speech peaks between −36 dB and −9 dB. */
const [heard, clear, distorted] = [0.002, 0.015, 0.35];

/** Grades the loudest of the last levels, so that a pause between two words is no silence. Pure. */
export function levelGrade(levels: readonly number[]): LevelGrade {
  const loudest = Math.max(0, ...levels);
  if (loudest < heard) return { word: 'silent', tone: 'danger' };
  if (loudest < clear) return { word: 'low', tone: 'warn' };
  return loudest > distorted ? { word: 'loud', tone: 'warn' } : { word: 'good', tone: 'ok' };
}
