import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestPassphrase } from '../../shared/vault/passphrase.ts';
import { errorText } from '../app/errorText.ts';
import { NewPassphraseFields } from './NewPassphraseFields.tsx';
import { useVaultCommand } from './useVaultCommand.ts';

interface NewPassphrase { readonly next: string }

function Failure({ error }: { readonly error: ReturnType<typeof useVaultCommand>['failure'] }) {
  const { t } = useTranslation();
  return error && <Alert type="error" showIcon role="alert" data-testid="vault-failure" title={errorText(t, error)} />;
}

/** The first start without a key store. */
export function CreateForm() {
  const { t } = useTranslation();
  const { busy, failure, run } = useVaultCommand();
  return (
    <Form layout="vertical" requiredMark={false} onFinish={({ next }: NewPassphrase) => void run('vault:create', { passphrase: next })}>
      <p>{t('vault.newWords')}</p>
      <Alert type="warning" showIcon title={t('vault.newWarning')} />
      <NewPassphraseFields label={t('vault.passphrase')} autoFocus />
      <Failure error={failure} />
      <Button type="primary" htmlType="submit" loading={busy} block data-testid="vault-create">{t('vault.create')}</Button>
    </Form>
  );
}

export function PassphraseForm() {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ passphrase: string }>();
  const { busy, failure, run } = useVaultCommand();
  async function unlock(passphrase: string): Promise<void> {
    if (!(await run('vault:unlock', { passphrase }))) form.setFieldValue('passphrase', '');
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={({ passphrase }) => void unlock(passphrase)}>
      <p>{t('vault.lockedWords')}</p>
      <Form.Item name="passphrase" label={t('vault.passphrase')}>
        <Input.Password autoFocus autoComplete="current-password" maxLength={longestPassphrase} data-testid="vault-passphrase" />
      </Form.Item>
      <Failure error={failure} />
      <Button type="primary" htmlType="submit" loading={busy} block data-testid="vault-unlock">{t('vault.unlock')}</Button>
    </Form>
  );
}

/** @param choosesPassphrase a new passphrase is asked for; else the system's key store protects the keys again */
export function RecoveryForm({ choosesPassphrase }: { readonly choosesPassphrase: boolean }) {
  const { t } = useTranslation();
  const { busy, failure, run } = useVaultCommand();
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      onFinish={({ recoveryKey, next }: Partial<NewPassphrase> & { readonly recoveryKey?: string }) => void run('vault:recover', { recoveryKey: recoveryKey ?? '', newPassphrase: choosesPassphrase ? (next ?? '') : null })}
    >
      <Form.Item name="recoveryKey" label={t('vault.recoveryKey')} extra={t('vault.recoveryHint')}>
        <Input.TextArea autoFocus autoComplete="off" spellCheck={false} autoSize={{ minRows: 2 }} className="vault-recovery" data-testid="vault-recovery" />
      </Form.Item>
      {choosesPassphrase && <NewPassphraseFields label={t('vault.newPassphrase')} />}
      <Failure error={failure} />
      <Button type="primary" htmlType="submit" loading={busy} block data-testid="vault-recover">{t('vault.recover')}</Button>
    </Form>
  );
}
