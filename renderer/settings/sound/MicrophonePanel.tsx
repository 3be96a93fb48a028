import { Button, Radio, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NoiseSuppression } from '../../../shared/media/audioDevices.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { levelGrade } from './levelGrade.ts';
import { useMicrophoneTest } from './useMicrophoneTest.ts';

const processing = ['echoCancellation', 'autoGainControl'] as const;
const noises: readonly NoiseSuppression[] = ['off', 'browser', 'rnnoise'];

/** How the agent's voice is treated, and a test of it. */
export function MicrophonePanel() {
  const { t } = useTranslation();
  const preferences = useConsole((state) => state.preferences);
  return (
    <Panel title={t('sound.microphone')}>
      <LevelTest />
      <div className="setting setting-tall">
        <div className="setting-words setting-label" id="noise-suppression">{t('sound.noise')}</div>
        <Radio.Group
          className="noise-choices"
          aria-labelledby="noise-suppression"
          data-testid="noise"
          value={preferences.noiseSuppression}
          onChange={({ target }) => changePreference({ noiseSuppression: noises.find((one) => one === target.value) ?? 'browser' })}
        >
          {noises.map((noise) => (
            <Radio key={noise} value={noise}>
              <span className="setting-label">{t(`sound.noiseName.${noise}`)}</span>
              <span className="muted-text noise-words">{t(`sound.noiseWords.${noise}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </div>
      {processing.map((name) => (
        <SettingRow
          key={name}
          label={t(`settings.processing.${name}.label`)}
          words={t(`settings.processing.${name}.words`)}
          control={(ids) => <Switch {...ids} checked={preferences[name]} onChange={(on) => changePreference({ [name]: on })} />}
        />
      ))}
    </Panel>
  );
}

function LevelTest() {
  const { t } = useTranslation();
  const { running, levels, start, stop } = useMicrophoneTest();
  const level = levels.at(-1) ?? 0;
  // Speech sits low on a linear scale.
  const shown = running ? Math.sqrt(Math.min(1, Math.max(0, level))) : 0;
  const grade = levels.length === 0 ? null : levelGrade(levels);

  return (
    <SettingRow
      label={t('sound.level')}
      words={grade === null ? t('sound.levelWords') : <span role="status"><StatusMark tone={grade.tone}>{t(`sound.levelGrade.${grade.word}`)}</StatusMark> · {t(`sound.levelRemedy.${grade.word}`)}</span>}
      control={(ids) => (
        <div className="level-test" data-testid="level-test">
          <span className="level level-wide" role="meter" aria-label={t('sound.levelMeter')} aria-valuemin={0} aria-valuemax={1} aria-valuenow={shown}>
            <span style={{ transform: `scaleX(${shown})` }} />
          </span>
          <Button {...ids} data-testid="level-test-button" type={running ? 'default' : 'primary'} onClick={running ? stop : start}>{t(running ? 'sound.levelStop' : 'sound.levelStart')}</Button>
        </div>
      )}
    />
  );
}
