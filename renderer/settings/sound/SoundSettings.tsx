import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../../shared/settings/seatSettings.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { DevicePanel } from './DevicePanel.tsx';
import { HeadsetPanel } from './HeadsetPanel.tsx';
import { MicrophonePanel } from './MicrophonePanel.tsx';
import { RingPanel } from './RingPanel.tsx';
import './sound.css';

const transports: readonly Preferences['dtmfTransport'][] = ['rfc4733', 'info'];

/** Everything that is heard: devices, microphone, ring, headset, key tones. */
export function SoundSettings() {
  const { t } = useTranslation();
  const transport = useConsole((state) => state.preferences.dtmfTransport);
  return (
    <>
      <DevicePanel />
      <MicrophonePanel />
      <RingPanel />
      <HeadsetPanel />
      <Panel title={t('sound.keys')}>
        <SettingRow
          label={t('settings.dtmfTransport')}
          words={t('settings.dtmfWords')}
          control={(ids) => (
            <Segmented {...ids} value={transport} options={transports.map((value) => ({ value, label: t(`settings.dtmf.${value}`) }))} onChange={(dtmfTransport) => changePreference({ dtmfTransport })} />
          )}
        />
      </Panel>
    </>
  );
}
