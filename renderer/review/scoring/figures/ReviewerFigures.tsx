import { useTranslation } from 'react-i18next';
import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { columnTotalText, signedText } from '../scoreWords.ts';

/** Points from which on a reviewer judges otherwise than the others. */
const wideDrift = 5;

/** How strict each reviewer is beside the others. */
export function ReviewerFigures({ reviewers }: { readonly reviewers: ReviewFigures['reviewers'] }) {
  const { t } = useTranslation();
  return (
    <table className="figure-table" data-testid="figures-reviewers">
      <thead><tr><th scope="col">{t('review.list.reviewer')}</th><th scope="col" className="number">{t('review.figures.average')}</th><th scope="col">{t('review.figures.drift')}</th><th scope="col" className="number">{t('review.figures.appealsChanged')}</th><th scope="col" className="number">{t('review.figures.count')}</th></tr></thead>
      <tbody>
        {reviewers.map(({ reviewer, average, drift, appealsChanged, reviewed }) => (
          <tr key={reviewer}>
            <th scope="row">{reviewer}</th>
            <td className="number figure">{columnTotalText(average)}</td>
            <td>{drift === null ? '–' : <StatusMark tone={Math.abs(drift) >= wideDrift ? 'warn' : 'quiet'}><span className="figure">{signedText(drift)}</span> {t(drift <= -wideDrift ? 'review.figures.stricter' : drift >= wideDrift ? 'review.figures.milder' : 'review.figures.alike')}</StatusMark>}</td>
            <td className="number figure">{appealsChanged}</td>
            <td className="number figure">{reviewed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
