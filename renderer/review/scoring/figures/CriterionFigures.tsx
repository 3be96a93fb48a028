import { useTranslation } from 'react-i18next';
import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';
import { percentText } from '../scoreWords.ts';

const mostShown = 12;

/** Where points are lost: share of the points reached, worst first. */
export function CriterionFigures({ criteria }: { readonly criteria: ReviewFigures['criteria'] }) {
  const { t } = useTranslation();
  return (
    <table className="figure-table" data-testid="figures-criteria">
      <thead><tr><th scope="col">{t('review.criterion')}</th><th scope="col">{t('review.figures.reached')}</th><th scope="col" className="number">{t('review.figures.judged')}</th></tr></thead>
      <tbody>
        {criteria.slice(0, mostShown).map(({ criterionId, name, reached, judged }) => (
          <tr key={criterionId}>
            <th scope="row" title={name}>{name}</th>
            <td><span className="bar-cell"><span className="meter"><i style={{ width: percentText(reached) }} /></span><span className="figure">{percentText(reached)}</span></span></td>
            <td className="number figure">{judged}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
