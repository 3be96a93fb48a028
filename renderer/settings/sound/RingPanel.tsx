import { CaretRightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { melodies } from '../../../shared/media/audioDevices.ts';
import type { Melody } from '../../../shared/media/audioDevices.ts';
import { findDevice } from '../../../shared/media/resolveDevices.ts';
import { send } from '../../bridge/send.ts';
import { currentState, useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { RingRules } from './RingRules.tsx';
import { VolumeField } from './VolumeField.tsx';

/** Plays a ring on the first device that rings and is there. */
export function previewRing(melody: Melody, volume: number): void {
  const state = currentState();
  if (state === null) return;
  const { ring, speaker } = state.preferences.devices;
  const found = [...ring, ...(speaker === null ? [] : [speaker])].map((device) => findDevice(device, state.devices.speakers)).find((device) => device !== undefined);
  void send('device:testOutput', { id: found?.id ?? null, sound: melody, volume });
}

/** How calls ring, and which of them ring otherwise. */
export function RingPanel() {
  const { t } = useTranslation();
  const { ringMelody, ringVolume } = useConsole(useShallow(({ preferences }) => ({ ringMelody: preferences.ringMelody, ringVolume: preferences.ringVolume })));
  return (
    <Panel title={t('sound.ringing')}>
      <SettingRow
        label={t('sound.melody')}
        control={(ids) => (
          <div className="device-choice">
            <MelodyPicker labelledBy={ids['aria-labelledby']} melody={ringMelody} onChange={(melody) => changePreference({ ringMelody: melody })} testId="ring-melody" />
            <PreviewButton melody={ringMelody} volume={ringVolume} />
          </div>
        )}
      />
      <SettingRow
        label={t('sound.volume')}
        words={ringVolume === 0 ? t('calls.ringSilent') : undefined}
        control={(ids) => <VolumeField labelledBy={ids['aria-labelledby']} volume={ringVolume} onChange={(volume) => changePreference({ ringVolume: volume })} />}
      />
      <RingRules />
    </Panel>
  );
}

interface MelodyPickerProps {
  readonly labelledBy?: string;
  readonly label?: string;
  readonly melody: Melody;
  readonly onChange: (melody: Melody) => void;
  readonly testId?: string;
}

export function MelodyPicker({ labelledBy, label, melody, onChange, testId }: MelodyPickerProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="melody-picker"
      aria-labelledby={labelledBy}
      aria-label={label}
      data-testid={testId}
      value={melody}
      options={melodies.map((value) => ({ value, label: t(`melody.${value}`) }))}
      onChange={onChange}
    />
  );
}

export function PreviewButton({ melody, volume }: { readonly melody: Melody; readonly volume: number }) {
  const { t } = useTranslation();
  return <Button size="small" icon={<CaretRightOutlined />} disabled={volume === 0} aria-label={t('sound.preview')} title={t('sound.preview')} onClick={() => previewRing(melody, volume)} />;
}
