import { useRef, useState } from 'react';
import { EditOutlined, FlagOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../../shared/kernel/assertNever.ts';
import { isJudged, mostPoints, type Criterion, type Mark, type Marks } from '../../../../shared/reviews/scoreCard.ts';
import { player } from '../../../recordings/player/player.ts';
import { momentWords } from '../../../recordings/waveform/momentWords.ts';
import { keepFocus } from '../../../ui/keepFocus.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { markText } from '../scoreWords.ts';
import { steppedPoints, withNote, withoutPoints, withPoints } from './changeMarks.ts';
import { PointChoice } from './PointChoice.tsx';
import { scoreKey, type ScoreKey } from './scoreKeys.ts';

interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly mark: Mark | undefined;
  /** The one that the keyboard is at. */
  readonly current: boolean;
  /** Still to be judged when it was to be handed in. */
  readonly missing: boolean;
  readonly onFocus: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onHandIn: () => void;
  readonly onChange: (change: (marks: Marks) => Marks) => void;
}

/** One criterion: judged by digits, commented, tied to a moment of the recording. */
export function CriterionRow({ criterion, mark, current, missing, onFocus, onMove, onHandIn, onChange }: CriterionRowProps) {
  const { t } = useTranslation();
  const { id, name, description, weight, scale, fatal } = criterion;
  const [writing, setWriting] = useState(false);
  const row = useRef<HTMLDivElement>(null);
  const atMs = mark?.atMs ?? null;
  const failed = fatal && mark?.points === 0;
  const give = (points: number | null): void => onChange((marks) => withPoints(marks, id, points));
  const note = (): void => onChange((marks) => withNote(marks, id, { atMs: Math.round(player.position) }));
  const leaveComment = (): void => {
    setWriting(false);
    row.current?.focus();
  };

  function act(key: ScoreKey): void {
    switch (key.kind) {
      case 'move':
        return onMove(key.by);
      case 'points':
        return give(key.points);
      case 'step':
        return give(steppedPoints(criterion, mark, key.by));
      case 'notApplicable':
        return give(null);
      case 'clear':
        return isJudged(mark) ? onChange((marks) => withoutPoints(marks, id)) : undefined;
      case 'comment':
        return setWriting(true);
      case 'moment':
        return note();
      case 'goTo':
        return atMs === null ? undefined : player.seek(atMs);
      case 'handIn':
        return onHandIn();
      case 'leave':
        return row.current?.blur();
      case 'nothing':
        return undefined;
      default:
        return assertNever(key);
    }
  }

  return (
    <div
      ref={row} className="criterion" role="group" tabIndex={current ? 0 : -1} data-criterion={id} data-current={current} data-judged={isJudged(mark)} data-failed={failed} data-missing={missing} data-testid="criterion"
      aria-label={[name, fatal ? t('review.fatal') : '', t('review.weightOf', { weight }), markText(t, scale, mark)].filter((part) => part !== '').join(' · ')}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        const key = scoreKey(event, scale);
        if (key === null) return;
        event.preventDefault();
        act(key);
      }}
    >
      <div className="criterion-head">
        <span className="criterion-name" title={description === '' ? undefined : description}>
          {fatal && <StatusMark tone="danger">{t('review.fatal')}</StatusMark>} {name}
        </span>
        <span className="criterion-weight soft-text figure" title={t('review.weight')}>{weight}</span>
      </div>
      {current && description !== '' && <p className="criterion-words">{description}</p>}
      <div className="criterion-line">
        <PointChoice scale={scale} points={mark?.points} name={name} onChoose={give} />
        <span className="criterion-tools">
          <button type="button" className="quiet-button" tabIndex={-1} aria-label={t('review.markMoment')} title={t('review.markMoment')} data-testid="criterion-mark" onMouseDown={keepFocus} onClick={note}><FlagOutlined /></button>
          <button type="button" className="quiet-button" tabIndex={-1} aria-label={t('review.comment')} title={t('review.comment')} data-testid="criterion-comment" onMouseDown={keepFocus} onClick={() => setWriting(true)}><EditOutlined /></button>
        </span>
      </div>
      {writing && (
        <Input.TextArea
          autoFocus value={mark?.comment ?? ''} maxLength={2_000} autoSize={{ minRows: 1, maxRows: 6 }} placeholder={t('review.commentWords')} aria-label={t('review.commentOf', { name })} data-testid="criterion-text"
          onChange={(event) => onChange((marks) => withNote(marks, id, { comment: event.target.value }))}
          onBlur={() => setWriting(false)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              leaveComment();
              onHandIn();
            } else if (event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)) {
              event.preventDefault();
              leaveComment();
            }
          }}
        />
      )}
      {mark !== undefined && (atMs !== null || (!writing && mark.comment !== '')) && (
        <div className="criterion-note">
          {atMs !== null && <button type="button" className="moment-button figure" tabIndex={-1} title={t('player.goTo', { at: momentWords(atMs) })} data-testid="criterion-moment" onMouseDown={keepFocus} onClick={() => player.seek(atMs)}>{momentWords(atMs)}</button>}
          {!writing && mark.comment !== '' && <p className="criterion-comment" dir="auto" onClick={() => setWriting(true)}>{mark.comment}</p>}
        </div>
      )}
      {failed && <p className="criterion-fatal" role="status">{t('review.fatalWords')}</p>}
      {(mark?.points ?? 0) > mostPoints(scale) && <p className="field-problem">{t('review.outOfScale')}</p>}
    </div>
  );
}
