import { useState } from 'react';
import { Alert, App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { errorText } from '../app/errorText.ts';
import { attempt } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useVaultCommand } from './useVaultCommand.ts';
import './vault.css';

/** How the keys of the data are protected, and what can be changed about it. */
export function KeysPanel() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const vault = useConsole((state) => state.vault);
  const practice = useConsole((state) => state.mode === 'practice');
  const [changes, setChanges] = useState(false);

  async function saveRecoveryKey(): Promise<void> {
    const reply = await attempt('vault:saveRecoveryKey', {});
    if (!reply.ok) void message.error(errorText(t, reply.error));
    else if (reply.value.saved) void message.success(t('vault.saved'), 8);
  }

  if (practice) return <Panel title={t('vault.panel')}><p>{t('vault.practicePanel')}</p></Panel>;
  if (vault.kind !== 'open') return null;
  return (
    <Panel title={t('vault.panel')} className="vault-panel" testId="vault-panel">
      <p>{t(vault.protection === 'system' ? 'vault.bySystem' : 'vault.byPassphrase')}</p>
      <p>{vault.hasRecoveryKey ? t('vault.hasRecovery') : <StatusMark tone="warn">{t('vault.hasNoRecovery')}</StatusMark>}</p>
      <div className="vault-actions">
        <Button onClick={() => void saveRecoveryKey()} data-testid="vault-save-recovery">{t('vault.saveRecovery')}</Button>
        {vault.protection === 'passphrase' && <Button onClick={() => setChanges(!changes)} data-testid="vault-change">{t('vault.changePassphrase')}</Button>}
      </div>
      {changes && <ChangeForm onChanged={() => setChanges(false)} />}
    </Panel>
  );
}

function ChangeForm({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { busy, failure, run } = useVaultCommand();
  async function change(current: string, next: string): Promise<void> {
    if (!(await run('vault:changePassphrase', { current, next }))) return;
    void message.success(t('vault.changed'));
    onChanged();
  }
  return (
    <Form layout="vertical" requiredMark={false} className="vault-change" onFinish={({ current, next }: { readonly current?: string; readonly next: string }) => void change(current ?? '', next)}>
      <Form.Item name="current" label={t('vault.currentPassphrase')}>
        <Input.Password autoComplete="current-password" data-testid="vault-current" />
      </Form.Item>
      <NewPassphraseFields label={t('vault.newPassphrase')} />
      {failure && <Alert type="error" showIcon role="alert" title={errorText(t, failure)} />}
      <Button type="primary" htmlType="submit" loading={busy} data-testid="vault-change-save">{t('vault.changePassphrase')}</Button>
    </Form>
  );
}
