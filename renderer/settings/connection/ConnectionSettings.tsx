import { useState } from 'react';
import { FileAddOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../app/errorText.ts';
import { send } from '../../bridge/send.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { RegistrationDetails, registrationTones } from '../../seat/RegistrationDetails.tsx';
import { useConsole } from '../../stores/consoleStore.ts';
import { Fact, Panel } from '../../ui/Panel.tsx';
import { Absent } from '../../ui/ReadingValue.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { ConnectionForm } from './ConnectionForm.tsx';
import './connection.css';

/** The seat as it is connected, and the two ways to connect it: a provisioning file, or by hand. */
export function ConnectionSettings() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const seat = useConsole((state) => state.seat);
  const registration = useConsole((state) => state.registration);
  const practice = useConsole((state) => state.mode === 'practice');
  const [byHand, setByHand] = useState(!seat.configured);
  const [saved, setSaved] = useState(0);

  async function importFile(): Promise<void> {
    const result = await send('seat:provisionFromFile', {});
    if (!result?.provisioned) return;
    setSaved((count) => count + 1);
    void message.success(t('settings.provisioned'));
  }

  return (
    <>
      <Panel title={t('settings.seat')} extra={<StatusMark tone={registrationTones[registration.kind]}>{t(`registration.state.${registration.kind}`)}</StatusMark>}>
        {practice && <p className="setting-intro">{t('settings.practiceConnection')}</p>}
        <div className="seat-columns">
          <dl className="facts">
            <Fact label={t('settings.field.user')}>{!seat.configured || seat.user === '' ? <Absent /> : seat.user}</Fact>
            <Fact label={t('settings.field.displayName')}>{seat.displayName === '' ? <Absent /> : seat.displayName}</Fact>
            <Fact label={t('settings.field.server')}><ServerInUse /></Fact>
            <Fact label={t('settings.field.profile')}>{seat.profile === '' ? <Absent /> : seat.profile}</Fact>
          </dl>
          <RegistrationDetails registration={registration} inSettings />
        </div>
      </Panel>
      <Panel title={t('settings.configure')}>
        <p className="setting-intro">{t('settings.configureWords')} {practice && t('connection.practiceForm')}</p>
        <div className="form-actions">
          <Button type="primary" icon={<FileAddOutlined />} onClick={() => void importFile()} data-testid="provision-file">{t('settings.importProvisioning')}</Button>
          {!byHand && <Button data-testid="by-hand" onClick={() => setByHand(true)}>{t('settings.byHand')}</Button>}
        </div>
        {byHand && <KeptConnection revision={saved} onSaved={() => setSaved((count) => count + 1)} />}
      </Panel>
    </>
  );
}

/** The server that the seat talks to now; another than the main one is marked. */
function ServerInUse() {
  const { t } = useTranslation();
  const { current, all } = useConsole((state) => state.servers);
  const main = useConsole((state) => state.seat.server);
  const server = current === '' ? main : current;
  if (server === '') return <Absent />;
  return <>{server} {all.length > 1 && server !== all[0] && <StatusMark tone="warn">{t('connection.onBackup')}</StatusMark>}</>;
}

/** The form starts anew from what main keeps, so that nothing that was saved is lost by saving again. */
function KeptConnection({ revision, onSaved }: { readonly revision: number; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const answer = useAnswer('seat:connection', {}, revision);
  if (answer.kind === 'waiting') return null;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  return <ConnectionForm key={JSON.stringify(answer.value)} connection={answer.value} onSaved={onSaved} />;
}
