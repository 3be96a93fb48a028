import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { isConnected } from '../../shared/calls/call.ts';
import { focusedCall, useConsole } from '../stores/consoleStore.ts';
import { useQuality } from '../stores/mediaStore.ts';
import { gradeOf } from '../calls/qualityGrade.ts';

const bars = [1, 2, 3, 4] as const;

/** Bars and the listening quality of the focused call; nothing while nobody talks. */
export function LineQuality() {
  const { t } = useTranslation();
  const call = useConsole((state) => focusedCall(state)?.call);
  const latest = useQuality((curves) => (call && isConnected(call) ? curves[call.id]?.at(-1) : undefined));
  if (call === undefined || !isConnected(call)) return null;
  const grade = latest ? gradeOf(latest.mos) : null;
  const tone = grade?.tone ?? 'quiet';

  return (
    <Tooltip title={t(grade ? `calls.qualityGrade.${grade.word}` : 'calls.qualityNone')}>
      <span className={`line-quality tone-${tone}`} role="img" aria-label={t(grade ? `calls.qualityGrade.${grade.word}` : 'calls.qualityNone')}>
        <svg viewBox="0 0 18 14" width="18" height="14" aria-hidden="true">
          {bars.map((bar) => (
            <rect key={bar} x={(bar - 1) * 4.6} y={14 - bar * 3.5} width="3.2" height={bar * 3.5} rx="1" fill={grade && bar <= grade.bars ? 'currentColor' : 'var(--line-strong)'} />
          ))}
        </svg>
        <span className="line-quality-mos figure">{latest?.mos ? `MOS ${latest.mos.toFixed(1)}` : 'MOS –'}</span>
      </span>
    </Tooltip>
  );
}
