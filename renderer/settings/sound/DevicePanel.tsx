import { SoundOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { findDevice } from '../../../shared/media/resolveDevices.ts';
import { send } from '../../bridge/send.ts';
import { chosenOption, deviceOptions } from '../../seat/deviceOptions.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';
import { RingDevices } from './RingDevices.tsx';

/** Which devices speak, listen and ring. */
export function DevicePanel() {
  const { t } = useTranslation();
  return (
    <Panel title={t('sound.devices')} extra={<MicrophoneMark />} testId="sound-devices">
      <p className="setting-intro">{t('sound.devicesWords')}</p>
      <DeviceSetting kind="microphone" />
      <DeviceSetting kind="speaker" />
      <RingDevices />
    </Panel>
  );
}

function MicrophoneMark() {
  const { t } = useTranslation();
  const microphone = useConsole((state) => state.microphone);
  if (microphone.kind === 'ready') return <StatusMark tone="ok">{microphone.label}</StatusMark>;
  if (microphone.kind === 'missing') return <StatusMark tone="danger">{t(`calls.microphone.${microphone.reason}`)}</StatusMark>;
  return <StatusMark tone="quiet">{t('calls.microphone.unknown')}</StatusMark>;
}

function DeviceSetting({ kind }: { readonly kind: 'microphone' | 'speaker' }) {
  const { t } = useTranslation();
  const { choice, plugged, inUse } = useConsole(
    useShallow(({ preferences, devices }) => ({
      choice: preferences.devices,
      plugged: kind === 'microphone' ? devices.microphones : devices.speakers,
      inUse: kind === 'microphone' ? devices.microphoneInUse : devices.speakerInUse,
    })),
  );
  const chosen = choice[kind];
  const missing = chosen !== null && findDevice(chosen, plugged) === undefined;
  const options = deviceOptions(plugged, chosen, t('devices.systemDefault'));

  function choose(id: string): void {
    const device = plugged.find((one) => one.id === id) ?? (chosen?.id === id ? chosen : null);
    changePreference({ devices: { ...choice, [kind]: device } });
  }

  return (
    <SettingRow
      label={kind === 'microphone' ? t('devices.microphone') : t('sound.speaker')}
      words={
        <>
          {missing && <StatusMark tone="warn">{t('sound.notConnected')}</StatusMark>} {inUse === null ? t('devices.none') : t('devices.inUse', { label: inUse })}
        </>
      }
      control={(ids) => (
        <div className="device-choice">
          <Select
            {...ids}
            className="device-picker"
            data-testid={`sound-${kind}`}
            value={chosenOption(plugged, chosen)}
            options={options.map(({ value, label, plugged: there }) => ({ value, label: there ? label : t('devices.unplugged', { label }) }))}
            onChange={choose}
          />
          {kind === 'speaker' && <TestButton id={chosen === null ? null : (findDevice(chosen, plugged)?.id ?? null)} label={inUse ?? ''} disabled={inUse === null} sound="voice" />}
        </div>
      )}
    />
  );
}

interface TestButtonProps {
  /** Null = the default device. */
  readonly id: string | null;
  readonly label: string;
  readonly disabled: boolean;
  readonly sound: 'voice' | 'ring';
}

/** Lets a device be heard: a voice as in a call, or the ring as it is set. */
export function TestButton({ id, label, disabled, sound }: TestButtonProps) {
  const { t } = useTranslation();
  const { ringMelody, ringVolume } = useConsole((state) => state.preferences);
  const how = sound === 'voice' ? ({ sound: 'voice', volume: 1 } as const) : ({ sound: ringMelody, volume: ringVolume } as const);
  return (
    <Button size="small" icon={<SoundOutlined />} disabled={disabled} aria-label={t('sound.testOf', { label })} onClick={() => void send('device:testOutput', { id, ...how })}>
      {t('sound.test')}
    </Button>
  );
}
