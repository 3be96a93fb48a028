import { useState } from 'react';
import { App, Button, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../../bridge/send.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { changePreference } from '../changePreference.ts';
import { SettingRow } from '../SettingRow.tsx';

/** Buttons and lamps of a headset. */
export function HeadsetPanel() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const headset = useConsole((state) => state.headset);
  const follows = useConsole((state) => state.preferences.headsetButtons);
  const [pairing, setPairing] = useState(false);

  async function pair(): Promise<void> {
    setPairing(true);
    const result = await send('headset:pair', {});
    setPairing(false);
    if (result === null) return;
    void (result.paired ? message.success(t('sound.headsetPaired')) : message.info(t('sound.headsetNotPaired')));
  }

  return (
    <Panel
      title={t('sound.headset')}
      testId="headset-panel"
      extra={headset === null ? <StatusMark tone="quiet">{t('sound.headsetNone')}</StatusMark> : <StatusMark tone="ok">{`${headset.name} · ${t(headset.lamps ? 'sound.lamps' : 'sound.noLamps')}`}</StatusMark>}
    >
      <SettingRow
        label={t('sound.headsetFollow')}
        words={t('sound.headsetFollowWords')}
        control={(ids) => <Switch {...ids} checked={follows} onChange={(headsetButtons) => changePreference({ headsetButtons })} />}
      />
      <SettingRow
        label={t('sound.headsetPairing')}
        words={t('sound.headsetPairWords')}
        control={() => (
          <div className="device-choice">
            <Button loading={pairing} disabled={!follows} data-testid="headset-pair" onClick={() => void pair()}>{t('sound.headsetPair')}</Button>
            <Button disabled={headset === null} onClick={() => void send('headset:forget', {})}>{t('sound.headsetForget')}</Button>
          </div>
        )}
      />
    </Panel>
  );
}
