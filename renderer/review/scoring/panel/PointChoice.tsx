import { useTranslation } from 'react-i18next';
import { mostPoints, type Scale } from '../../../../shared/reviews/scoreCard.ts';
import { keepFocus } from '../../../ui/keepFocus.ts';

interface PointChoiceProps {
  readonly scale: Scale;
  /** Undefined = not judged; null = does not apply. */
  readonly points: number | null | undefined;
  readonly name: string;
  readonly onChoose: (points: number | null) => void;
}

/** The points of a scale side by side, for the mouse; the keyboard gives them by digits. */
export function PointChoice({ scale, points, name, onChoose }: PointChoiceProps) {
  const { t } = useTranslation();
  const choices = scale.kind === 'yesNo' ? [1, 0] : Array.from({ length: mostPoints(scale) + 1 }, (_, at) => at);
  const button = (value: number | null, text: string, kind: string) => (
    <button key={kind} type="button" role="radio" tabIndex={-1} aria-checked={points === value} className={`point point-${kind}`} data-points={value ?? 'none'} onMouseDown={keepFocus} onClick={() => onChoose(value)}>{text}</button>
  );
  return (
    <span className="points" role="radiogroup" aria-label={name} data-kind={scale.kind}>
      {choices.map((value) => button(value, scale.kind === 'yesNo' ? t(value === 1 ? 'review.met' : 'review.notMet') : String(value), scale.kind === 'yesNo' ? (value === 1 ? 'met' : 'unmet') : `${value}`))}
      {button(null, t('review.notApplicableShort'), 'none')}
    </span>
  );
}
