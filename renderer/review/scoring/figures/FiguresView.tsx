import { useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';
import { errorText } from '../../../app/errorText.ts';
import { useAnswer } from '../../../bridge/useAnswer.ts';
import { useConsole } from '../../../stores/consoleStore.ts';
import { useNow } from '../../../stores/now.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { percentText, totalText } from '../scoreWords.ts';
import { boundsOf, spans, type Span } from '../span.ts';
import { AgentFigures } from './AgentFigures.tsx';
import { CriterionFigures } from './CriterionFigures.tsx';
import { ReviewerFigures } from './ReviewerFigures.tsx';
import { WeeksCurve } from './WeeksCurve.tsx';
import '../scoring.css';

/** What the reviews say, counted: of agents, of reviewers, of criteria, over the weeks. Calibrations do not count. */
export function FiguresView() {
  const { t } = useTranslation();
  const [span, setSpan] = useState<Span>('quarter');
  const today = new Date(useNow()).toDateString();
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('review:figures', boundsOf(span, today), revision);
  return (
    <div className="review-figures" data-testid="review-figures">
      <header className="figures-head">
        <h2>{t('review.part.figures')}</h2>
        <span className="soft-text">{t('review.figures.about')}</span>
        <Segmented size="small" aria-label={t('review.span.title')} value={span} options={spans.map((value) => ({ value, label: t(`review.span.${value}`) }))} onChange={setSpan} />
      </header>
      {answer.kind === 'failed' && <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'answered' && (answer.value.reviewed === 0 ? <p className="panel empty-words" data-testid="figures-none">{t('review.figures.none')}</p> : <Figures figures={answer.value} />)}
    </div>
  );
}

function Figures({ figures }: { readonly figures: ReviewFigures }) {
  const { t } = useTranslation();
  const { reviewed, average, passedShare, fatal, appeals } = figures;
  const tiles = [
    ['reviewed', String(reviewed), ''],
    ['average', totalText(average), ''],
    ['passed', percentText(passedShare), ''],
    ['fatal', String(fatal), ''],
    ['appeals', String(appeals.made), t('review.figures.appealWords', { changed: appeals.changed, open: appeals.open })],
  ] as const;
  return (
    <>
      <dl className="figure-tiles">
        {tiles.map(([name, value, words]) => <div key={name} className="panel" data-testid={`figure-${name}`}><dt>{t(`review.figures.${name}`)}</dt><dd className="figure">{value}</dd>{words !== '' && <dd className="soft-text figure">{words}</dd>}</div>)}
      </dl>
      <Panel title={t('review.figures.weeks')}><WeeksCurve weeks={figures.weeks} /></Panel>
      <div className="figures-grid">
        <Panel title={t('review.figures.agents')}><AgentFigures agents={figures.agents} /></Panel>
        <Panel title={t('review.figures.criteria')}><CriterionFigures criteria={figures.criteria} /></Panel>
        <Panel title={t('review.figures.reviewers')}><ReviewerFigures reviewers={figures.reviewers} /></Panel>
      </div>
    </>
  );
}
