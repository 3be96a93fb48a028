import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { DeviceIdentity } from '../../../shared/media/audioDevices.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { changePreference } from '../changePreference.ts';
import { TestButton } from './DevicePanel.tsx';
import { mostRingDevices, ringDeviceRows, withRingDevice } from './ringDevices.ts';

/** Every device that rings, as a check list: what is plugged in, and what was chosen and is away for now. */
export function RingDevices() {
  const { t } = useTranslation();
  const { choice, plugged } = useConsole(useShallow(({ preferences, devices }) => ({ choice: preferences.devices, plugged: devices.speakers })));
  const rows = ringDeviceRows(plugged, choice.ring);
  const full = choice.ring.length >= mostRingDevices;

  function ringOn(device: DeviceIdentity, rings: boolean): void {
    changePreference({ devices: { ...choice, ring: [...withRingDevice(plugged, choice.ring, device, rings)] } });
  }

  return (
    <div className="setting setting-tall">
      <div className="setting-words">
        <div className="setting-label" id="ring-devices">{t('sound.ring')}</div>
        <div className="muted-text">{t('sound.ringWords')} {full && t('sound.ringMost')}</div>
      </div>
      <ul className="ring-devices" aria-labelledby="ring-devices" data-testid="ring-devices">
        {rows.length === 0 && <li className="muted-text">{t('sound.noOutputs')}</li>}
        {rows.map(({ device, chosen, plugged: there }) => (
          <li key={device.id}>
            <Checkbox checked={chosen} disabled={full && !chosen} onChange={({ target }) => ringOn(device, target.checked)}>{device.label || device.id}</Checkbox>
            {there ? <TestButton id={device.id} label={device.label} disabled={false} sound="ring" /> : (
              <>
                <StatusMark tone="warn">{t('sound.notConnected')}</StatusMark>
                <Button size="small" type="text" aria-label={t('sound.forgetOf', { label: device.label })} onClick={() => ringOn(device, false)}>{t('sound.forget')}</Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
