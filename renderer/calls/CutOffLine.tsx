import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../shared/calls/call.ts';
import { dialNumber, useDialling } from '../softphone/dialling.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { StatusMark } from '../ui/StatusMark.tsx';

/** What becomes of a dialled call whose connection broke before the answer, and one click to dial again: nothing dials by itself. */
export function CutOffLine({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const busy = useDialling((state) => state.busy);
  return (
    <div className="wrap-up-cut-off">
      <StatusMark tone="warn">{t('wrapUp.cutOff')}</StatusMark>
      <Button size="small" icon={<PhoneOutlined />} disabled={!registered || busy} data-testid="dial-again" onClick={() => void dialNumber(call.remoteNumber)}>{t('calls.redial')}</Button>
    </div>
  );
}
