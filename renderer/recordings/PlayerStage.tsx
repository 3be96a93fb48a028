import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { fullMomentText } from '../ui/duration.ts';
import { isTyping } from '../ui/isTyping.ts';
import { useLocale } from '../ui/useLocale.ts';
import { LaneHead } from './LaneHead.tsx';
import { playerStep } from './player/playerKeys.ts';
import { RecordingStates } from './RecordingStates.tsx';
import { runPlayerStep } from './runPlayerStep.ts';
import { TransportBar } from './TransportBar.tsx';
import type { RecordingDesk } from './useRecordingDesk.ts';
import { ZoomButtons } from './ZoomButtons.tsx';
import { useWaveformView } from './waveform/useWaveformView.ts';
import { Waveform } from './waveform/Waveform.tsx';
import './player.css';

interface PlayerStageProps {
  readonly desk: RecordingDesk;
  /** In a drawer; else on the page of its own, where the player's keys work wherever nobody types. */
  readonly compact: boolean;
}

/** A recording with its waveform and everything that steers it; in plain words why not, when there is none. */
export function PlayerStage({ desk, compact }: PlayerStageProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const control = useWaveformView(desk.lengthMs);
  const { zoomBy, zoomAll } = control;
  const moments = useMemo(() => [...desk.marks, ...desk.markers].map(({ atMs }) => atMs).sort((a, b) => a - b), [desk.marks, desk.markers]);
  const steps = useMemo(() => ({ moments, zoomBy, zoomAll }), [moments, zoomBy, zoomAll]);

  useEffect(() => {
    if (compact || desk.state !== 'there') return;
    const pressed = (event: KeyboardEvent): void => {
      if (!event.defaultPrevented && !isTyping(event.target) && !(event.key === ' ' && pressesButton(event.target))) run(event);
    };
    const run = (event: KeyboardEvent): void => {
      const step = playerStep(event);
      if (step === null || (event.repeat && step.kind !== 'seekBy')) return;
      event.preventDefault();
      runPlayerStep(step, steps);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [compact, desk.state, steps]);

  if (desk.state === 'failed' && desk.error !== null) return <p className="player-words" role="alert">{errorText(t, desk.error)}</p>;
  if (desk.state === 'deleted' && desk.recording?.deleted) {
    const { by, at, reason } = desk.recording.deleted;
    return <p className="player-words">{[t(`recording.deletedBy.${by}`, { at: fullMomentText(at, locale) }), reason].filter((part) => part !== '').join(' · ')}</p>;
  }
  if (desk.state === 'gone') return <p className="player-words">{t('log.recordingGone')}</p>;
  if (desk.state === 'empty') return <p className="player-words">{t('log.recordingEmpty')}</p>;
  return (
    <div
      className={`player-desk player-stage${compact ? ' player-compact' : ''}`}
      data-testid="player"
      role="group"
      aria-label={t('log.player')}
      onKeyDown={(event) => {
        // In a drawer the keys work while the focus is in the player.
        if (!compact || pressesButton(event.target)) return;
        const step = playerStep(event);
        if (step === null || step.kind === 'mark') return;
        event.preventDefault();
        runPlayerStep(step, steps);
      }}
    >
      {!compact && (
        <div className="lane-heads">
          <ZoomButtons control={control} />
          <LaneHead lane="agent" />
          <LaneHead lane="customer" />
        </div>
      )}
      <Waveform desk={desk} control={control} compact={compact} />
      <TransportBar lengthMs={desk.lengthMs} compact={compact} />
      <RecordingStates desk={desk} />
    </div>
  );
}

/** Space presses the button that somebody went to by keyboard, and moves the slider's or the field's own things. */
function pressesButton(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, select, [role=combobox]') !== null;
}
