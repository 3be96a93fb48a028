import { useState } from 'react';
import { FileAddOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../../bridge/send.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { RegistrationDetails, registrationTones } from '../../softphone/RegistrationLamp.tsx';
import { Fact, Panel } from '../../ui/Panel.tsx';
import { Absent } from '../../ui/ReadingValue.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';

/** The seat as it is connected, and the two ways to connect it: a provisioning file, or by hand. */
export function ConnectionSettings() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const seat = useConsole((state) => state.seat);
  const registration = useConsole((state) => state.registration);
  const practice = useConsole((state) => state.mode === 'practice');
  const [byHand, setByHand] = useState(!seat.configured);

  async function importFile(): Promise<void> {
    const result = await send('seat:provisionFromFile', {});
    if (result?.provisioned) void message.success(t('settings.provisioned'));
  }

  return (
    <>
      <Panel title={t('settings.seat')} extra={<StatusMark tone={registrationTones[registration.kind]}>{t(`registration.state.${registration.kind}`)}</StatusMark>}>
        {practice && <p className="setting-intro">{t('settings.practiceConnection')}</p>}
        <div className="seat-columns">
          <dl className="facts">
            <Fact label={t('settings.field.user')}>{seat.user === '' ? <Absent /> : seat.user}</Fact>
            <Fact label={t('settings.field.displayName')}>{seat.displayName === '' ? <Absent /> : seat.displayName}</Fact>
            <Fact label={t('settings.field.server')}>{seat.server === '' ? <Absent /> : seat.server}</Fact>
            <Fact label={t('settings.field.profile')}>{seat.profile === '' ? <Absent /> : seat.profile}</Fact>
          </dl>
          <RegistrationDetails registration={registration} inSettings />
        </div>
      </Panel>
      <Panel title={t('settings.configure')}>
        <p className="setting-intro">{t('settings.configureWords')}</p>
        <div className="form-actions">
          <Button type="primary" icon={<FileAddOutlined />} onClick={() => void importFile()} data-testid="provision-file">{t('settings.importProvisioning')}</Button>
          {!byHand && <Button onClick={() => setByHand(true)}>{t('settings.byHand')}</Button>}
        </div>
        {byHand && <ConnectionForm server={seat.server} profile={seat.profile} />}
      </Panel>
    </>
  );
}
