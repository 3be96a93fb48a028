import { useTranslation } from 'react-i18next';
import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';
import { columnTotalText, percentText } from '../scoreWords.ts';

/** Averages by agent, the one who needs help first. */
export function AgentFigures({ agents }: { readonly agents: ReviewFigures['agents'] }) {
  const { t } = useTranslation();
  const sorted = [...agents].sort((a, b) => (a.average ?? Infinity) - (b.average ?? Infinity));
  return (
    <table className="figure-table" data-testid="figures-agents">
      <thead><tr><th scope="col">{t('review.list.agent')}</th><th scope="col">{t('review.figures.average')}</th><th scope="col" className="number">{t('review.figures.lowest')}</th><th scope="col" className="number">{t('review.figures.passed')}</th><th scope="col" className="number">{t('review.figures.count')}</th></tr></thead>
      <tbody>
        {sorted.map(({ agent, average, lowest, passedShare, reviewed }) => (
          <tr key={agent}>
            <th scope="row">{agent === '' ? '–' : agent}</th>
            <td><span className="bar-cell"><span className="meter"><i style={{ width: `${average ?? 0}%` }} /></span><span className="figure">{columnTotalText(average)}</span></span></td>
            <td className="number figure">{columnTotalText(lowest)}</td>
            <td className="number figure">{percentText(passedShare)}</td>
            <td className="number figure">{reviewed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
