import { useTranslation } from 'react-i18next';
import { lanes, type Lane } from '../../shared/waveform/waveform.ts';
import { player } from '../recordings/player/player.ts';
import type { RecordingDesk } from '../recordings/useRecordingDesk.ts';
import { momentWords } from '../recordings/waveform/momentWords.ts';
import { clockText } from '../ui/duration.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { Panel } from '../ui/Panel.tsx';

/** Moments named at most; more is said as a number. */
const mostMoments = 6;

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** How the two talked: who how much, both at once, nobody; monologues, interruptions, the longest silence. */
export function TalkPanel({ desk: { figures, outlineState } }: { readonly desk: RecordingDesk }) {
  const { t } = useTranslation();
  if (figures === null) return <Panel title={t('player.talk')} className="talk-panel"><p className="soft-text">{t(outlineState === 'waiting' ? 'player.measuring' : outlineState === 'running' ? 'player.measuredLater' : 'player.unmeasured')}</p></Panel>;
  const bars: readonly (readonly [string, string, number])[] = [
    ...lanes.map((lane) => [lane, t(`player.lane.${lane}`), figures.lanes[lane].talkShare] as const),
    ['both', t('player.overTalk'), figures.overTalkShare],
    ['none', t('player.silence'), figures.silenceShare],
  ];
  return (
    <Panel title={t('player.talk')} className="talk-panel player-desk" testId="talk-figures">
      <dl className="talk-bars">
        {bars.map(([kind, name, share]) => (
          <div key={kind} className={`talk-${kind}`}>
            <dt>{name}</dt>
            <dd><span className="talk-bar"><i style={{ width: percent(share) }} /></span><b className="figure">{percent(share)}</b></dd>
          </div>
        ))}
      </dl>
      <dl className="talk-facts">
        {lanes.map((lane) => <LaneFacts key={lane} lane={lane} figures={figures.lanes[lane]} />)}
        <div>
          <dt>{t('player.longestSilence')}</dt>
          <dd>{figures.longestSilence === null ? t('player.none') : <Moment atMs={figures.longestSilence[0]} words={clockText((figures.longestSilence[1] - figures.longestSilence[0]) / 1_000)} />}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function LaneFacts({ lane, figures: { longestMonologue, interruptions } }: { readonly lane: Lane; readonly figures: NonNullable<RecordingDesk['figures']>['lanes'][Lane] }) {
  const { t } = useTranslation();
  const name = t(`player.lane.${lane}`);
  return (
    <>
      <div>
        <dt>{t('player.monologueOf', { lane: name })}</dt>
        <dd>{longestMonologue === null ? t('player.none') : <Moment atMs={longestMonologue[0]} words={clockText((longestMonologue[1] - longestMonologue[0]) / 1_000)} />}</dd>
      </div>
      <div>
        <dt>{t('player.interruptionsOf', { lane: name })}</dt>
        <dd>
          <b className="figure">{interruptions.length}</b>
          {interruptions.slice(0, mostMoments).map((at) => <Moment key={at} atMs={at} words={momentWords(at)} />)}
        </dd>
      </div>
    </>
  );
}

/** A moment that a click goes to. */
function Moment({ atMs, words }: { readonly atMs: number; readonly words: string }) {
  const { t } = useTranslation();
  return <button type="button" className="moment-button figure" title={t('player.goTo', { at: momentWords(atMs) })} onMouseDown={keepFocus} onClick={() => player.seek(atMs)}>{words}</button>;
}
