import { CustomerServiceOutlined } from '@ant-design/icons';
import { Button, Popover, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { DeviceIdentity } from '../../shared/media/audioDevices.ts';
import type { NoiseSuppression } from '../../shared/media/audioDevices.ts';
import { send } from '../bridge/send.ts';
import { chosenOption, deviceOptions } from '../seat/deviceOptions.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showDevices, showSettings, useView } from '../stores/viewStore.ts';
import { keepFocus } from '../ui/keepFocus.ts';
import { StatusMark, StatusShape } from '../ui/StatusMark.tsx';

const noiseKinds: readonly NoiseSuppression[] = ['off', 'browser', 'rnnoise'];

/** Microphone, speaker and noise suppression at hand, also in the middle of a call; shows the headset's lamp. */
export function DevicesMenu() {
  const { t } = useTranslation();
  const open = useView((view) => view.devicesOpen);
  const { headset, missing, microphone } = useConsole(useShallow((state) => ({ headset: state.headset, missing: state.devices.missing, microphone: state.microphone.kind })));
  const tone = microphone === 'missing' ? 'danger' : missing.length > 0 ? 'warn' : 'ok';

  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={showDevices} destroyOnHidden content={<Devices />}>
      <button type="button" className="lamp-button" data-testid="devices" title={t('devices.title')} onMouseDown={keepFocus}>
        <CustomerServiceOutlined className={headset === null ? 'headset-off' : 'headset-on'} />
        <span>{t('devices.short')}</span>
        {(tone !== 'ok' || headset !== null) && <StatusShape tone={tone} />}
      </button>
    </Popover>
  );
}

function Devices() {
  const { t } = useTranslation();
  const { devices, preferences, headset, microphone } = useConsole(useShallow((state) => ({ devices: state.devices, preferences: state.preferences, headset: state.headset, microphone: state.microphone })));
  const chosen = preferences.devices;

  return (
    <div className="devices" data-testid="devices-menu">
      {devices.missing.length > 0 && <p className="devices-missing"><StatusMark tone="warn">{t('devices.missing', { names: devices.missing.map(({ label }) => label).join(t('area.listSeparator')) })}</StatusMark></p>}
      {microphone.kind === 'missing' && <p className="devices-missing"><StatusMark tone="danger">{t(`calls.microphone.${microphone.reason}`)}</StatusMark></p>}
      <DeviceRow kind="microphone" plugged={devices.microphones} chosen={chosen.microphone} inUse={devices.microphoneInUse} />
      <DeviceRow kind="speaker" plugged={devices.speakers} chosen={chosen.speaker} inUse={devices.speakerInUse} />
      <div className="device-row">
        <span id="noise-label">{t('devices.noise')}</span>
        <Segmented
          block
          aria-labelledby="noise-label"
          value={preferences.noiseSuppression}
          options={noiseKinds.map((value) => ({ value, label: t(`devices.noiseKind.${value}`) }))}
          onChange={(noiseSuppression) => void send('preferences:change', { noiseSuppression })}
        />
      </div>
      <div className="device-row">
        <span>{t('devices.headset')}</span>
        {headset === null ? (
          <StatusMark tone="quiet">{t('devices.noHeadset')}</StatusMark>
        ) : (
          <StatusMark tone="ok">{headset.lamps ? `${headset.name} · ${t('devices.lamps')}` : headset.name}</StatusMark>
        )}
      </div>
      <Button size="small" type="link" className="devices-more" onClick={() => { showDevices(false); showSettings('sound'); }}>{t('devices.more')}</Button>
    </div>
  );
}

interface DeviceRowProps {
  readonly kind: 'microphone' | 'speaker';
  readonly plugged: readonly DeviceIdentity[];
  readonly chosen: DeviceIdentity | null;
  readonly inUse: string | null;
}

function DeviceRow({ kind, plugged, chosen, inUse }: DeviceRowProps) {
  const { t } = useTranslation();
  const choice = useConsole((state) => state.preferences.devices);
  const options = deviceOptions(plugged, chosen, t('devices.systemDefault'));

  function choose(id: string): void {
    const device = plugged.find((one) => one.id === id) ?? (chosen?.id === id ? chosen : null);
    void send('preferences:change', { devices: { ...choice, [kind]: device } });
  }

  return (
    <div className="device-row">
      <span id={`device-${kind}`}>{t(`devices.${kind}`)}</span>
      <div>
        <Select
          aria-labelledby={`device-${kind}`}
          className="device-select"
          data-testid={`device-${kind}`}
          value={chosenOption(plugged, chosen)}
          options={options.map((option) => ({ value: option.value, label: option.plugged ? option.label : t('devices.unplugged', { label: option.label }) }))}
          onChange={choose}
        />
        <p className="small-print">{inUse === null ? t('devices.none') : t('devices.inUse', { label: inUse })}</p>
      </div>
    </div>
  );
}
