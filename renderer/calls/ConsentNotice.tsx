import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isConnected, type Call } from '../../shared/calls/call.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { StatusMark } from '../ui/StatusMark.tsx';

/** What the agent reads out where the house has the agent tell callers that they are recorded; gone once it is said. */
export function ConsentNotice({ call }: { readonly call: Call }) {
  const { t } = useTranslation();
  const { notice, noticeText } = useConsole((state) => state.recordingRules);
  const [saidTo, setSaidTo] = useState<string | null>(null);
  if (notice !== 'agent' || !call.recording || !isConnected(call) || saidTo === call.id) return null;
  return (
    <div className="consent-notice" role="note" data-testid="consent-notice">
      <StatusMark tone="info">{t('recording.sayThis')}</StatusMark>
      <q>{noticeText === '' ? t('recording.usualNotice') : noticeText}</q>
      <Button size="small" onClick={() => setSaidTo(call.id)}>{t('recording.said')}</Button>
    </div>
  );
}
