import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';
import { useLocale } from '../../../ui/useLocale.ts';
import { totalText } from '../scoreWords.ts';
import { curveFloor, curvePath, curvePoints } from './curve.ts';

const height = 120;
const inset = 8;
/** Names of weeks need so much room. */
const labelWidth = 56;

/** The average by week: a dot for each, with the number of reviews behind it. */
export function WeeksCurve({ weeks }: { readonly weeks: ReviewFigures['weeks'] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  useLayoutEffect(() => {
    if (place.current === null) return;
    setWidth(place.current.clientWidth);
    const watch = new ResizeObserver(([entry]) => entry !== undefined && setWidth(entry.contentRect.width));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  if (weeks.length === 0) return null;

  const points = curvePoints(weeks);
  const floor = curveFloor(weeks);
  const inner = Math.max(1, width - 2 * inset);
  const day = new Intl.DateTimeFormat(locale, { month: '2-digit', day: '2-digit' });
  const every = Math.max(1, Math.ceil((weeks.length * labelWidth) / inner));
  const words = ({ startsAt, average, reviewed }: ReviewFigures['weeks'][number]): string => t('review.figures.week', { week: day.format(startsAt), average: totalText(average), count: reviewed });
  return (
    <div className="weeks-curve">
      <div className="weeks-axis figure muted-text" aria-hidden="true"><span>100</span><span>{floor}</span></div>
      <div ref={place}>
        <svg width={width} height={height + 2 * inset} role="img" aria-label={`${t('review.figures.weeks')}: ${weeks.map(words).join('; ')}`}>
          <g transform={`translate(${inset} ${inset})`}>
            {[0, 0.5, 1].map((share) => <line key={share} className="curve-line" x1={0} x2={inner} y1={share * height} y2={share * height} />)}
            <path className="curve-path" d={curvePath(points, inner, height)} />
            {points.map(({ week, x, y }) => y !== null && <circle key={week.startsAt} className="curve-dot" cx={x * inner} cy={y * height} r={3.5}><title>{words(week)}</title></circle>)}
          </g>
        </svg>
        <div className="weeks-names figure muted-text" aria-hidden="true">
          {points.map(({ week, x }, index) => index % every === 0 && <span key={week.startsAt} style={{ left: `${inset + x * inner}px` }}>{day.format(week.startsAt)}</span>)}
        </div>
      </div>
    </div>
  );
}
