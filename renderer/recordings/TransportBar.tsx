import { CaretRightFilled, LoadingOutlined, PauseOutlined } from '@ant-design/icons';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepFocus } from '../ui/keepFocus.ts';
import { stepMs } from './player/playerKeys.ts';
import { player } from './player/player.ts';
import { rates, skipChoices, usePlayer } from './player/playerState.ts';
import { usePosition } from './usePosition.ts';
import { momentWords } from './waveform/momentWords.ts';

interface TransportBarProps {
  readonly lengthMs: number;
  readonly compact: boolean;
}

/** Everything that steers the player. */
export function TransportBar({ lengthMs, compact }: TransportBarProps) {
  const { t } = useTranslation();
  const { playing, waiting, rate, status, skipSilence, skipOver, apart } = usePlayer();
  const broken = status === 'broken';
  return (
    <div className="transport">
      <button type="button" className="transport-step" title={t('player.back')} aria-label={t('player.back')} disabled={broken} onMouseDown={keepFocus} onClick={() => player.seekBy(-stepMs.middle)}>−5</button>
      <button type="button" className="player-play" aria-label={t(playing ? 'log.pause' : 'log.play')} disabled={broken} onMouseDown={keepFocus} onClick={() => player.toggle()} data-testid="player-play">
        {waiting ? <LoadingOutlined /> : playing ? <PauseOutlined /> : <CaretRightFilled />}
      </button>
      <button type="button" className="transport-step" title={t('player.forward')} aria-label={t('player.forward')} disabled={broken} onMouseDown={keepFocus} onClick={() => player.seekBy(stepMs.middle)}>+5</button>
      <Clock lengthMs={lengthMs} />
      <span className="transport-rate" role="group" aria-label={t('log.rate')}>
        {!compact && <button type="button" aria-label={t('player.slower')} onMouseDown={keepFocus} onClick={() => player.changeRate(-1)}>−</button>}
        <Select
          size="small" variant="borderless" value={rate} aria-label={t('log.rate')} popupMatchSelectWidth={false} data-testid="player-rate"
          options={rates.map((value) => ({ value, label: `${value}×` }))}
          onChange={(value: number) => player.setRate(value)}
        />
        {!compact && <button type="button" aria-label={t('player.faster')} onMouseDown={keepFocus} onClick={() => player.changeRate(1)}>+</button>}
      </span>
      <button type="button" className="chip" aria-pressed={skipSilence} data-testid="skip-silence" onMouseDown={keepFocus} onClick={() => player.set({ skipSilence: !skipSilence })}>{t('player.skipSilence')}</button>
      {!compact && (
        <>
          <Select
            size="small" className="transport-skip" value={skipOver} disabled={!skipSilence} aria-label={t('player.skipOver')} title={t('player.skipOver')}
            options={skipChoices.map((value) => ({ value, label: t('player.overSeconds', { seconds: value / 1_000 }) }))}
            onChange={(value: number) => player.set({ skipOver: value })}
          />
          <LoopButtons />
          <button type="button" className="chip" aria-pressed={apart} title={t('player.apartWords')} onMouseDown={keepFocus} onClick={() => player.set({ apart: !apart })}>{t('player.apart')}</button>
        </>
      )}
    </div>
  );
}

function Clock({ lengthMs }: { readonly lengthMs: number }) {
  const at = usePosition();
  return (
    <span className="transport-clock figure" data-testid="player-clock">
      <b>{momentWords(at, true)}</b>
      <span>{` / ${momentWords(lengthMs)}`}</span>
    </span>
  );
}

function LoopButtons() {
  const { t } = useTranslation();
  const loop = usePlayer((state) => state.loop);
  const loopFrom = usePlayer((state) => state.loopFrom);
  return (
    <span className="transport-loop" role="group" aria-label={t('player.loop')}>
      <button type="button" className="chip" aria-pressed={loop !== null || loopFrom !== null} title={t('player.loopFrom')} aria-label={t('player.loopFrom')} data-testid="loop-from" onMouseDown={keepFocus} onClick={() => player.markLoop('from')}>{t('player.loopA')}</button>
      <button type="button" className="chip" aria-pressed={loop !== null} title={t('player.loopUntil')} aria-label={t('player.loopUntil')} data-testid="loop-until" onMouseDown={keepFocus} onClick={() => player.markLoop('until')}>{t('player.loopB')}</button>
      {loop !== null && <button type="button" className="chip" data-testid="loop-off" onMouseDown={keepFocus} onClick={() => player.setLoop(null)}>{`${momentWords(loop[0])}–${momentWords(loop[1])} ✕`}</button>}
    </span>
  );
}
