/** Agreement beyond chance in words (Landis & Koch 1977); the words are in the locales under `review.calibration.grade`. */
export type KappaGrade = 'almostAlways' | 'mostly' | 'often' | 'seldom' | 'hardly' | 'unknown';

const steps: readonly (readonly [number, KappaGrade])[] = [[0.8, 'almostAlways'], [0.6, 'mostly'], [0.4, 'often'], [0.2, 'seldom']];

/** Pure. */
export function kappaGrade(kappa: number | null): KappaGrade {
  if (kappa === null) return 'unknown';
  return steps.find(([least]) => kappa > least)?.[1] ?? 'hardly';
}
