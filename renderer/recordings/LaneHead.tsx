import { useTranslation } from 'react-i18next';
import type { Lane } from '../../shared/waveform/waveform.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { gainRange } from './player/laneSound.ts';
import { player } from './player/player.ts';
import { usePlayer } from './player/playerState.ts';

/** A voice's name and how it is heard: not at all, alone, louder. */
export function LaneHead({ lane }: { readonly lane: Lane }) {
  const { t } = useTranslation();
  const { muted, solo, gainDb } = usePlayer((state) => state.sounds[lane]);
  const name = t(`player.lane.${lane}`);
  const decibels = t('player.decibels', { count: gainDb, sign: gainDb > 0 ? '+' : '' });
  return (
    <div className={`lane-head lane-${lane}`} role="group" aria-label={name}>
      <span className="lane-name">{name}</span>
      <span className="lane-switches">
        <button type="button" aria-pressed={muted} data-testid={`mute-${lane}`} onMouseDown={keepFocus} onClick={() => player.setLane(lane, { muted: !muted })}>{t('player.mute')}</button>
        <button type="button" aria-pressed={solo} data-testid={`solo-${lane}`} onMouseDown={keepFocus} onClick={() => player.setLane(lane, { solo: !solo })}>{t('player.solo')}</button>
      </span>
      <span className="lane-gain">
        <input
          type="range" min={gainRange.least} max={gainRange.most} step={1} value={gainDb} aria-label={t('player.gainOf', { lane: name })} aria-valuetext={decibels}
          title={t('player.gainReset')}
          onChange={(event) => player.setLane(lane, { gainDb: Number(event.target.value) })}
          onPointerUp={(event) => event.currentTarget.blur()}
          onDoubleClick={() => player.setLane(lane, { gainDb: 0 })}
        />
        <span className="figure">{decibels}</span>
      </span>
    </div>
  );
}
