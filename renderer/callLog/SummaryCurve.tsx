import { useTranslation } from 'react-i18next';
import type { QualitySummary } from '../../shared/calls/qualitySummary.ts';
import { curveHeight, curveWidth, mosHeight, mosPath } from '../calls/mosPath.ts';

/** The listening quality from the first to the last second of a call, with the line below which callers complain (3.6). */
export function SummaryCurve({ summary }: { readonly summary: QualitySummary }) {
  const { t } = useTranslation();
  const { curve, mosAverage } = summary;
  // A call of one step is a level line.
  const steps = (curve.length === 1 ? [...curve, ...curve] : curve).map((mos) => ({ mos }));
  return (
    <svg className="mos-curve" viewBox={`0 0 ${curveWidth} ${curveHeight}`} preserveAspectRatio="none" role="img" aria-label={t('log.qualityCurve', { mos: mosAverage?.toFixed(1) ?? '–' })}>
      <line x1="0" x2={curveWidth} y1={mosHeight(3.6)} y2={mosHeight(3.6)} className="mos-limit" vectorEffect="non-scaling-stroke" />
      {steps.length > 0 && <path d={mosPath(steps, steps.length)} className="mos-line" vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}
