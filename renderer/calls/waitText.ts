import type { TFunction } from 'i18next';
import { clockText } from '../ui/duration.ts';

/** A waiting time: seconds below a minute, else a clock. */
export function waitText(t: TFunction, seconds: number): string {
  return seconds < 60 ? t('calls.seconds', { count: Math.round(seconds) }) : clockText(seconds);
}
