import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { RegistrationDetails, registrationTones } from '../seat/RegistrationDetails.tsx';
import { useConsole } from '../stores/consoleStore.ts';
import { StatusMark } from '../ui/StatusMark.tsx';

/** The seat's registration: shape, word and user; opens the reason and what to do. */
export function RegistrationLamp() {
  const { t } = useTranslation();
  const registration = useConsole((state) => state.registration);
  const user = useConsole(({ seat }) => (seat.configured ? seat.user : ''));
  const onBackup = useConsole(({ servers }) => servers.switchedAt !== null);
  const tone = registration.kind === 'registered' && onBackup ? 'warn' : registrationTones[registration.kind];

  return (
    <Popover trigger="click" placement="bottomRight" content={<RegistrationDetails registration={registration} />} destroyOnHidden>
      <button type="button" className="registration" data-testid="registration" data-state={registration.kind}>
        <StatusMark tone={tone}>{t(registration.kind === 'registered' && onBackup ? 'registration.onBackup' : `registration.state.${registration.kind}`)}</StatusMark>
        <span className="registration-user">{user}</span>
      </button>
    </Popover>
  );
}
