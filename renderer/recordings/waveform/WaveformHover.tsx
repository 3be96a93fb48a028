import { useTranslation } from 'react-i18next';
import { stretchAt } from '../../../shared/waveform/stretch.ts';
import { lanes } from '../../../shared/waveform/waveform.ts';
import { eventText } from '../../callLog/eventWords.ts';
import { useLocale } from '../../ui/useLocale.ts';
import type { RecordingDesk } from '../useRecordingDesk.ts';
import { momentWords } from './momentWords.ts';
import type { WaveformView } from './waveformView.ts';

/** Events and markers so near the pointer are named, in pixels of a lane some 1,000 wide. */
const nearShare = 0.008;

/** The moment under the pointer: when, who speaks, what happened. */
export function WaveformHover({ atMs, view, desk }: { readonly atMs: number; readonly view: WaveformView; readonly desk: RecordingDesk }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const span = view.untilMs - view.fromMs;
  const share = (atMs - view.fromMs) / span;
  const near = (moment: number): boolean => Math.abs(moment - atMs) <= span * nearShare;
  const talking = desk.outline === null ? [] : lanes.filter((lane) => stretchAt(desk.outline?.speech[lane] ?? [], atMs) !== undefined);
  const inSpan = desk.spans.find(({ fromMs, untilMs }) => atMs >= fromMs && atMs < untilMs);
  const marker = desk.markers.find((one) => near(one.atMs) || (one.untilMs !== null && atMs >= one.atMs && atMs < one.untilMs));
  const mark = desk.marks.find((one) => near(one.atMs));

  return (
    <div className={`wave-hover${share > 0.7 ? ' wave-hover-left' : ''}`} style={{ left: `${share * 100}%` }} role="presentation">
      <div className="wave-tip">
        <b className="figure">{momentWords(atMs, span < 120_000)}</b>
        <span>{t(talking.length === 2 ? 'player.both' : talking.length === 1 ? `player.speaks.${talking[0] ?? 'agent'}` : 'player.nobody')}</span>
        {inSpan && <span>{t(`player.span.${inSpan.kind}`)}</span>}
        {mark && <span>{eventText(t, mark.event, locale)}</span>}
        {marker && <span className="wave-tip-text">{`${t(`player.kind.${marker.kind}`)} ${marker.text}`}</span>}
      </div>
    </div>
  );
}
