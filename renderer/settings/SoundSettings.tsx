import { Segmented, Slider, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { changePreference } from './changePreference.ts';
import { SettingRow } from './SettingRow.tsx';

const processing = ['echoCancellation', 'autoGainControl'] as const;
const transports: readonly Preferences['dtmfTransport'][] = ['rfc4733', 'info'];

/** Microphone, ring and recording. */
export function SoundSettings() {
  const { t } = useTranslation();
  const preferences = useConsole((state) => state.preferences);
  return (
    <>
      <Panel title={t('settings.microphone')} extra={<MicrophoneMark />}>
        {processing.map((name) => (
          <SettingRow
            key={name}
            label={t(`settings.processing.${name}.label`)}
            words={t(`settings.processing.${name}.words`)}
            control={(ids) => <Switch {...ids} checked={preferences[name]} onChange={(on) => changePreference({ [name]: on })} />}
          />
        ))}
      </Panel>
      <Panel title={t('settings.ringAndCalls')}>
        <SettingRow
          label={t('settings.ringVolume')}
          words={t(preferences.ringVolume === 0 ? 'settings.ringSilent' : 'settings.ringWords')}
          control={(ids) => (
            <div className="volume">
              <Slider
                key={preferences.ringVolume}
                ariaLabelledByForHandle={ids['aria-labelledby']}
                min={0}
                max={100}
                step={5}
                defaultValue={Math.round(preferences.ringVolume * 100)}
                tooltip={{ formatter: (value) => `${value ?? 0}%` }}
                onChangeComplete={(percent) => changePreference({ ringVolume: percent / 100 })}
              />
              <span className="figure volume-figure">{Math.round(preferences.ringVolume * 100)}%</span>
            </div>
          )}
        />
        <SettingRow
          label={t('settings.recordCalls')}
          words={t('settings.recordWords')}
          control={(ids) => <Switch {...ids} checked={preferences.recordCalls} onChange={(recordCalls) => changePreference({ recordCalls })} />}
        />
        <SettingRow
          label={t('settings.dtmfTransport')}
          words={t('settings.dtmfWords')}
          control={(ids) => (
            <Segmented {...ids} value={preferences.dtmfTransport} options={transports.map((value) => ({ value, label: t(`settings.dtmf.${value}`) }))} onChange={(dtmfTransport) => changePreference({ dtmfTransport })} />
          )}
        />
      </Panel>
    </>
  );
}

function MicrophoneMark() {
  const { t } = useTranslation();
  const microphone = useConsole((state) => state.microphone);
  if (microphone.kind === 'ready') return <StatusMark tone="ok">{microphone.label}</StatusMark>;
  if (microphone.kind === 'missing') return <StatusMark tone="danger">{t(`calls.microphone.${microphone.reason}`)}</StatusMark>;
  return <StatusMark tone="quiet">{t('calls.microphone.unknown')}</StatusMark>;
}
