import type { IvrStep } from './callFacts.ts';

/** The menu path in one line, e.g. `2 售后 › 1 维修`; empty for no path. */
export function ivrPathText(path: readonly IvrStep[]): string {
  return path.map((step) => (step.label ? `${step.key} ${step.label}` : step.key)).join(' › ');
}
