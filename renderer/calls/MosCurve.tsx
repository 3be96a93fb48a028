import { useTranslation } from 'react-i18next';
import type { CallQuality } from '../../shared/calls/callQuality.ts';
import { keptSeconds } from '../stores/mediaStore.ts';
import { curveHeight, curveWidth, mosHeight, mosPath } from './mosPath.ts';

/** The listening quality of the last two minutes, with the line below which callers complain (3.6). */
export function MosCurve({ curve }: { readonly curve: readonly CallQuality[] }) {
  const { t } = useTranslation();
  const latest = curve.at(-1)?.mos;
  return (
    <svg className="mos-curve" viewBox={`0 0 ${curveWidth} ${curveHeight}`} preserveAspectRatio="none" role="img" aria-label={t('calls.qualityCurve', { mos: latest?.toFixed(1) ?? '–' })}>
      <line x1="0" x2={curveWidth} y1={mosHeight(3.6)} y2={mosHeight(3.6)} className="mos-limit" vectorEffect="non-scaling-stroke" />
      <path d={mosPath(curve, keptSeconds)} className="mos-line" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
