import type { TFunction } from 'i18next';
import type { Mark, Scale } from '../../../shared/reviews/scoreCard.ts';

/** A total or a section's score: one decimal where there is one; a dash for none. */
export function totalText(total: number | null): string {
  return total === null ? '–' : String(Math.round(total * 10) / 10);
}

/** What was given for a criterion, in words: met, 3/5, does not apply, not judged. */
export function markText(t: TFunction, scale: Scale, mark: Pick<Mark, 'points'> | undefined): string {
  if (mark?.points === undefined) return t('review.notJudged');
  if (mark.points === null) return t('review.notApplicable');
  if (scale.kind === 'yesNo') return t(mark.points > 0 ? 'review.met' : 'review.notMet');
  return `${mark.points}/${scale.max}`;
}

/** A share as a percentage without decimals; a dash for none. */
export function percentText(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`;
}

/** A difference with its sign. */
export function signedText(value: number | null): string {
  if (value === null) return '–';
  const rounded = Math.round(value * 10) / 10;
  return rounded > 0 ? `+${rounded}` : rounded < 0 ? `−${Math.abs(rounded)}` : '0';
}
