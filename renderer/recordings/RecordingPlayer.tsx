import { useRef, useState } from 'react';
import { CaretRightFilled, PauseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { isEmptyRecording } from '../../shared/recordings/recording.ts';
import { errorText } from '../app/errorText.ts';
import { recordingUrl } from '../bridge/recordingUrl.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { clockText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { playbackRates, seekTarget } from './playback.ts';
import './player.css';

/** Plays a call's recording, both voices: the agent left, the caller right. Space, arrows, Home and End work in it. */
export function RecordingPlayer({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => state.callLogRevision);
  const answer = useAnswer('recording:get', { callId }, revision);
  const known = answer.kind === 'answered' && answer.value !== null ? answer.value.durationMs / 1000 : 0;
  const audio = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [measured, setMeasured] = useState(0);
  const [rate, setRate] = useState(1);
  const [broken, setBroken] = useState(false);
  const length = Number.isFinite(measured) && measured > 0 ? measured : known;

  if (answer.kind === 'failed') return <p className="player-words" role="alert">{errorText(t, answer.error)}</p>;
  if (answer.kind === 'answered' && answer.value === null) return <p className="player-words">{t('log.recordingGone')}</p>;
  if (answer.kind === 'answered' && answer.value !== null && isEmptyRecording(answer.value)) return <p className="player-words">{t('log.recordingEmpty')}</p>;
  const { state, form } = (answer.kind === 'answered' ? answer.value : null) ?? {};

  function toggle(): void {
    const element = audio.current;
    if (element === null) return;
    if (element.paused) void element.play().catch(() => setBroken(true));
    else element.pause();
  }

  function seek(seconds: number): void {
    setAt(seconds);
    if (audio.current) audio.current.currentTime = seconds;
  }

  function changeRate(next: number): void {
    setRate(next);
    if (audio.current) audio.current.playbackRate = next;
  }

  return (
    <div
      className="player"
      data-testid="player"
      role="group"
      aria-label={t('log.player')}
      onKeyDown={(event) => {
        const target = seekTarget(event.key, at, length);
        if (target === null) return;
        event.preventDefault();
        seek(target);
      }}
    >
      <audio
        key={form}
        ref={audio}
        src={form && recordingUrl(callId, form)}
        preload="metadata"
        onLoadStart={() => { setPlaying(false); setBroken(false); }}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onDurationChange={(event) => setMeasured(event.currentTarget.duration)}
        onError={() => setBroken(true)}
      />
      <div className="player-line">
        <button type="button" className="player-play" aria-label={t(playing ? 'log.pause' : 'log.play')} disabled={broken} onClick={toggle} data-testid="player-play">
          {playing ? <PauseOutlined /> : <CaretRightFilled />}
        </button>
        <span className="figure player-time">{clockText(at)}</span>
        <input
          type="range"
          className="player-seek"
          min={0}
          max={Math.max(length, 0.1)}
          step={0.1}
          value={Math.min(at, Math.max(length, 0.1))}
          disabled={broken}
          aria-label={t('log.seek')}
          aria-valuetext={t('log.seekAt', { at: clockText(at), length: clockText(length) })}
          style={{ '--played': `${length > 0 ? (at / length) * 100 : 0}%` } as React.CSSProperties}
          onChange={(event) => seek(Number(event.target.value))}
        />
        <span className="figure player-time">{clockText(length)}</span>
      </div>
      <div className="player-line">
        <span className="player-voices">{t('log.voices')}</span>
        <span className="player-rates" role="group" aria-label={t('log.rate')}>
          {playbackRates.map((choice) => (
            <button key={choice} type="button" aria-pressed={rate === choice} onClick={() => changeRate(choice)}>{choice}×</button>
          ))}
        </span>
      </div>
      {broken && <StatusMark tone="danger">{t('log.recordingBroken')}</StatusMark>}
      {!broken && state === 'recovered' && <StatusMark tone="warn">{t('log.recordingRecovered')}</StatusMark>}
      {!broken && state === 'recording' && <StatusMark tone="info">{t('log.recordingRuns')}</StatusMark>}
    </div>
  );
}
