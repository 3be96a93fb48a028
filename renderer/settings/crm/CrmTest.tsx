import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CallView } from '../../../shared/ipc/consoleState.ts';
import { send } from '../../bridge/send.ts';
import { CrmSection } from '../../crm/CrmSection.tsx';

/** Asks the other system about a number and shows what a call from it would show. */
export function CrmTest({ saved }: { readonly saved: boolean }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [outcome, setOutcome] = useState<CallView['crm']>(null);
  async function ask(): Promise<void> {
    setOutcome({ kind: 'pending' });
    setOutcome(await send('crm:test', { number: number.trim() }));
  }
  return (
    <div className="setting setting-stacked">
      <div className="setting-words"><div className="setting-label">{t('crm.test')}</div><div className="muted-text">{t(saved ? 'crm.testWords' : 'crm.testSaveFirst')}</div></div>
      <div className="crm-test">
        <Input aria-label={t('crm.testNumber')} placeholder="138 1234 5678" className="seconds-field" style={{ width: 180 }} value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} />
        <Button disabled={!saved || number.trim() === ''} data-testid="crm-test" onClick={() => void ask()}>{t('crm.testNow')}</Button>
      </div>
      {outcome !== null && <CrmSection crm={outcome} />}
    </div>
  );
}
