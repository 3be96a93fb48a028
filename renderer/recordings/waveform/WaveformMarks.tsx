import { useTranslation } from 'react-i18next';
import type { Marker } from '../../../shared/waveform/marker.ts';
import { eventText, eventTone } from '../../callLog/eventWords.ts';
import { keepFocus } from '../../ui/keepFocus.ts';
import { StatusShape } from '../../ui/StatusMark.tsx';
import { useLocale } from '../../ui/useLocale.ts';
import { markerTones } from '../markerDraft.ts';
import { player } from '../player/player.ts';
import type { CallMark } from './callSpans.ts';
import { momentWords } from './momentWords.ts';
import type { WaveformView } from './waveformView.ts';

interface WaveformMarksProps {
  readonly view: WaveformView;
  readonly marks: readonly CallMark[];
  readonly markers: readonly Marker[];
}

/** What happened in the call and what listeners noted, above the lanes at its moment. A click goes there. */
export function WaveformMarks({ view, marks, markers }: WaveformMarksProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const left = (at: number): string => `${((at - view.fromMs) / (view.untilMs - view.fromMs)) * 100}%`;
  const seen = (at: number): boolean => at >= view.fromMs && at <= view.untilMs;

  return (
    <div className="wave-marks">
      {marks.filter(({ atMs }) => seen(atMs)).map(({ atMs, event }, position) => {
        const words = `${momentWords(atMs)} ${eventText(t, event, locale)}`;
        return (
          <button key={`${event.kind}${position}`} type="button" className="wave-mark" style={{ left: left(atMs) }} title={words} aria-label={words} onMouseDown={keepFocus} onClick={() => player.seek(atMs)}>
            <StatusShape tone={eventTone(event)} />
          </button>
        );
      })}
      {markers.filter(({ atMs }) => seen(atMs)).map(({ id, atMs, kind, text }) => {
        const words = `${momentWords(atMs)} ${t(`player.kind.${kind}`)} ${text}`;
        return (
          <button key={id} type="button" className={`wave-pin tone-${markerTones[kind]}`} style={{ left: left(atMs) }} title={words} aria-label={words} onMouseDown={keepFocus} onClick={() => player.seek(atMs)}>
            <StatusShape tone={markerTones[kind]} />
          </button>
        );
      })}
    </div>
  );
}
