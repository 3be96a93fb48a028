import type { TFunction } from 'i18next';
import type { Mark, Scale } from '../../../shared/reviews/scoreCard.ts';

/** A total or a section's score: one decimal where there is one; a dash for none. */
export function totalText(total: number | null): string {
  return total === null ? '–' : String(Math.round(total * 10) / 10);
}

/** The same where totals stand below each other: always one decimal, so that the points do too. */
export function columnTotalText(total: number | null): string {
  return total === null ? '–' : total.toFixed(1);
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

/** A difference with its sign and one decimal. */
export function signedText(value: number | null): string {
  if (value === null) return '–';
  const size = Math.abs(value).toFixed(1);
  return Number(size) === 0 ? size : `${value > 0 ? '+' : '−'}${size}`;
}
