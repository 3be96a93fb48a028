import type { Tone } from '../ui/StatusMark.tsx';

export interface QualityGrade {
  readonly word: 'good' | 'fair' | 'poor' | 'bad' | 'measuring';
  readonly tone: Tone;
  /** Of four. */
  readonly bars: number;
}

/** Grades an estimated MOS with the steps of ITU-T G.107 Annex B: 4.0, 3.6, 3.1. Null = not measurable yet. */
export function gradeOf(mos: number | null): QualityGrade {
  if (mos === null) return { word: 'measuring', tone: 'quiet', bars: 0 };
  if (mos >= 4) return { word: 'good', tone: 'ok', bars: 4 };
  if (mos >= 3.6) return { word: 'fair', tone: 'ok', bars: 3 };
  if (mos >= 3.1) return { word: 'poor', tone: 'warn', bars: 2 };
  return { word: 'bad', tone: 'danger', bars: 1 };
}
