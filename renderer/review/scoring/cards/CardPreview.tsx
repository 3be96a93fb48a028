import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Marks, ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { scoreOf } from '../../../../shared/reviews/scoreOf.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { withPoints } from '../panel/changeMarks.ts';
import { PointChoice } from '../panel/PointChoice.tsx';
import { ScoreHead } from '../panel/ScoreHead.tsx';
import { columnTotalText, percentText } from '../scoreWords.ts';
import { shareOf } from './editCard.ts';

/** The card as a reviewer sees it, to be tried out; what is given here is kept nowhere. */
export function CardPreview({ card, bare = false }: { readonly card: ScoreCard; readonly bare?: boolean }) {
  const { t } = useTranslation();
  const [marks, setMarks] = useState<Marks>({});
  const score = scoreOf(card, marks);
  const shown = (
    <div className="score-panel card-preview" data-testid="card-preview">
      <ScoreHead card={card} score={score} state="draft" />
      {card.sections.map((section) => (
        <section key={section.id} className="criteria-section">
          <h3><span>{section.name || t('review.cards.section')}</span><b className="figure">{columnTotalText(score.sections[section.id] ?? null)}</b></h3>
          {section.criteria.map((criterion) => (
            <div key={criterion.id} className="criterion" data-failed={criterion.fatal && marks[criterion.id]?.points === 0}>
              <div className="criterion-head">
                <span className="criterion-name">{criterion.fatal && <StatusMark tone="danger">{t('review.fatal')}</StatusMark>} {criterion.name || t('review.cards.criterion')}</span>
                <span className="soft-text figure">{criterion.weight} · {percentText(shareOf(card, criterion))}</span>
              </div>
              {criterion.description !== '' && <p className="criterion-words">{criterion.description}</p>}
              <div className="criterion-line"><PointChoice scale={criterion.scale} points={marks[criterion.id]?.points} name={criterion.name} onChoose={(points) => setMarks(withPoints(marks, criterion.id, points))} /></div>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
  return bare ? shown : <Panel className="card-preview-panel" title={t('review.cards.preview')}>{shown}</Panel>;
}
