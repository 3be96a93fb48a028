import { useTranslation } from 'react-i18next';
import { mostPoints, type Criterion, type Mark, type Marks, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { scoreOf } from '../../../../shared/reviews/scoreOf.ts';
import { player } from '../../../recordings/player/player.ts';
import { momentWords } from '../../../recordings/waveform/momentWords.ts';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { StatusMark, StatusShape, type Tone } from '../../../ui/StatusMark.tsx';
import { columnTotalText, markText } from '../scoreWords.ts';

/** All points or met = well; none = bad; between = so-so; not applicable = quiet. */
function toneOf({ scale, fatal }: Criterion, mark: Mark | undefined): Tone {
  if (mark?.points === undefined || mark.points === null) return 'quiet';
  if (mark.points === 0) return fatal ? 'danger' : 'warn';
  return mark.points >= mostPoints(scale) ? 'ok' : 'info';
}

/** What was given for each criterion, to be read. */
export function MarkList({ card, marks }: { readonly card: ScoreCard; readonly marks: Marks }) {
  const { t } = useTranslation();
  const score = scoreOf(card, marks);
  return (
    <div className="mark-list">
      {card.sections.map((section) => (
        <section key={section.id} className="criteria-section" aria-label={section.name}>
          <h3><span>{section.name}</span><b className="figure">{columnTotalText(score.sections[section.id] ?? null)}</b></h3>
          {section.criteria.map((criterion) => {
            const mark = marks[criterion.id];
            const atMs = mark?.atMs ?? null;
            return (
              <div key={criterion.id} className="mark-row" data-failed={criterion.fatal && mark?.points === 0}>
                <StatusShape tone={toneOf(criterion, mark)} />
                <span className="mark-name" title={criterion.description}>{criterion.name}{criterion.fatal && mark?.points === 0 && <> <StatusMark tone="danger">{t('review.fatal')}</StatusMark></>}</span>
                {atMs !== null && <button type="button" className="moment-button figure" title={t('player.goTo', { at: momentWords(atMs) })} onMouseDown={keepFocus} onClick={() => player.seek(atMs)}>{momentWords(atMs)}</button>}
                <b className="figure">{markText(t, criterion.scale, mark)}</b>
                {mark !== undefined && mark.comment !== '' && <p className="criterion-comment" dir="auto">{mark.comment}</p>}
              </div>
            );
          })}
        </section>
      ))}
    </div>
  );
}
