import { useTranslation } from 'react-i18next';
import { clockText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { usePlayer } from './player/playerState.ts';
import type { RecordingDesk } from './useRecordingDesk.ts';

/** What is not as it should be with a recording, in plain words; nothing when all is well. */
export function RecordingStates({ desk }: { readonly desk: RecordingDesk }) {
  const { t } = useTranslation();
  const broken = usePlayer((state) => state.status === 'broken');
  const { recording, outline, outlineState, spans } = desk;
  const pauses = spans.filter(({ kind }) => kind === 'paused');
  const pausedMs = pauses.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
  const damagedMs = outline?.damagedMs ?? 0;
  if (broken || outlineState === 'unreadable') return <div className="player-states"><StatusMark tone="danger">{t('log.recordingBroken')}</StatusMark></div>;
  if (recording?.state !== 'recovered' && recording?.state !== 'recording' && damagedMs === 0 && pauses.length === 0) return null;
  return (
    <div className="player-states">
      {recording?.state === 'recovered' && <StatusMark tone="warn">{t('log.recordingRecovered')}</StatusMark>}
      {recording?.state === 'recording' && <StatusMark tone="info">{t('player.running')}</StatusMark>}
      {damagedMs > 0 && <StatusMark tone="warn">{t('player.damaged', { length: clockText(Math.ceil(damagedMs / 1_000)) })}</StatusMark>}
      {pauses.length > 0 && <StatusMark tone="info">{t('player.paused', { count: pauses.length, length: clockText(Math.round(pausedMs / 1_000)) })}</StatusMark>}
    </div>
  );
}
