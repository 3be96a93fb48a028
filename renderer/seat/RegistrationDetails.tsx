import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Registration } from '../../shared/calls/registration.ts';
import { serverName } from '../app/serverName.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { showSettings } from '../stores/viewStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import type { Tone } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';

export const registrationTones: Readonly<Record<Registration['kind'], Tone>> = {
  unregistered: 'quiet',
  connecting: 'info',
  registering: 'info',
  registered: 'ok',
  failed: 'danger',
};

/** Why the seat is or is not registered, and the next step. */
export function RegistrationDetails({ registration, inSettings = false }: { readonly registration: Registration; readonly inSettings?: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const seat = useConsole((state) => state.seat);

  return (
    <div className="registration-details">
      {registration.kind === 'failed' && (
        <>
          <p className="registration-reason">{t(`registration.reason.${registration.problem}`)}</p>
          <p>{t(`registration.remedy.${registration.problem}`)}</p>
          {registration.retryAt !== undefined && <RetryCountdown at={registration.retryAt} />}
          <p className="small-print">
            {registration.sipCode === undefined ? '' : `SIP ${registration.sipCode} · `}
            {registration.detail}
          </p>
        </>
      )}
      {registration.kind === 'registered' && (
        <p>{t('registration.since', { time: fullMomentText(registration.since, locale), seconds: registration.expiresSeconds })}</p>
      )}
      {registration.kind === 'unregistered' && <p>{t(seat.configured ? 'registration.notRegistered' : 'registration.remedy.notConfigured')}</p>}
      {(registration.kind === 'connecting' || registration.kind === 'registering') && <p>{t('registration.underWay', { server: seat.server })}</p>}
      <ServerList />
      <div className="registration-actions">
        {seat.configured && registration.kind !== 'registering' && (
          <Button size="small" type="primary" onClick={() => void send('seat:register', {})}>{t('registration.again')}</Button>
        )}
        {!inSettings && <Button size="small" onClick={() => showSettings('connection')}>{t('registration.openSettings')}</Button>}
      </div>
    </div>
  );
}

/** The servers in order of preference and the one in use, where there are several. */
function ServerList() {
  const { t } = useTranslation();
  const { all, current } = useConsole((state) => state.servers);
  if (all.length < 2) return null;
  return (
    <ul className="servers" aria-label={t('seat.servers')}>
      {all.map((address, position) => (
        <li key={address}>
          <span className="server-rank">{t(position === 0 ? 'seat.serverMain' : 'seat.serverBackup')}</span>
          <span className="server-name">{serverName(address)}</span>
          {address === current && <StatusMark tone={position === 0 ? 'ok' : 'warn'}>{t('seat.serverInUse')}</StatusMark>}
        </li>
      ))}
    </ul>
  );
}

function RetryCountdown({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const seconds = Math.max(0, Math.ceil((at - useNow()) / 1000));
  return <p className="figure">{t('registration.retryIn', { seconds })}</p>;
}
