import { useTranslation } from 'react-i18next';
import type { CalibrationPair, CalibrationResult } from '../../../../shared/reviews/calibration.ts';
import { criteriaOf, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { StatusMark, type Tone } from '../../../ui/StatusMark.tsx';
import { percentText } from '../scoreWords.ts';
import { kappaGrade, type KappaGrade } from './kappaGrade.ts';
import { averageOf } from './spread.ts';

interface CriterionAgreementProps {
  readonly card: ScoreCard;
  readonly kappa: CalibrationResult['kappa'];
  readonly pairs: readonly CalibrationPair[];
}

const tones: Readonly<Record<KappaGrade, Tone>> = { almostAlways: 'ok', mostly: 'ok', often: 'info', seldom: 'warn', hardly: 'danger', unknown: 'quiet' };

/** Criterion by criterion: how far the reviewers are apart, and whether they agree more often than by chance. Worst first. */
export function CriterionAgreement({ card, kappa, pairs }: CriterionAgreementProps) {
  const { t } = useTranslation();
  const criteria = new Map(criteriaOf(card).map((criterion) => [criterion.id, criterion]));
  return (
    <section className="agreement" aria-label={t('review.calibration.byCriterion')}>
      <h3>{t('review.calibration.byCriterion')}</h3>
      <table className="figure-table" data-testid="calibration-agreement">
        <thead><tr><th scope="col">{t('review.criterion')}</th><th scope="col">{t('review.calibration.apart')}</th><th scope="col" className="number">{t('review.calibration.kappa')}</th><th scope="col">{t('review.calibration.agreement')}</th></tr></thead>
        <tbody>
          {kappa.map(({ criterionId, kappa: value }) => {
            const grade = kappaGrade(value);
            const apart = averageOf(pairs.flatMap((pair) => pair.criteria.filter(({ id }) => id === criterionId).map(({ difference }) => difference)));
            return (
              <tr key={criterionId}>
                <th scope="row">{criteria.get(criterionId)?.name ?? criterionId}</th>
                <td><span className="bar-cell"><span className="meter meter-warn"><i style={{ width: percentText(apart ?? 0) }} /></span><span className="figure">{percentText(apart)}</span></span></td>
                <td className="number figure">{value === null ? '–' : value.toFixed(2)}</td>
                <td><StatusMark tone={tones[grade]}>{t(`review.calibration.grade.${grade}`)}</StatusMark></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
