import { useState } from 'react';
import { LockOutlined } from '@ant-design/icons';
import { Alert, Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { VaultState } from '../../shared/vault/vaultState.ts';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { CreateForm, PassphraseForm, RecoveryForm } from './UnlockForms.tsx';
import './vault.css';

/** In place of the whole console until the keys of its data are at hand. */
export function UnlockPage() {
  const { t } = useTranslation();
  const vault = useConsole((state) => state.vault);
  const locale = useConsole((state) => state.preferences.locale);
  return (
    <main className="vault-page" data-testid="vault-page" data-vault={vault.kind}>
      <section className="vault-card">
        <h1><LockOutlined /> {t(vault.kind === 'new' ? 'vault.titleNew' : 'vault.title')}</h1>
        <Way vault={vault} />
        <footer className="vault-foot">
          <Segmented
            size="small"
            value={locale}
            options={[{ value: 'zh-CN', label: t('settings.languageName.zh-CN') }, { value: 'en', label: t('settings.languageName.en') }]}
            onChange={(value) => void send('preferences:change', { locale: value })}
            data-testid="vault-locale"
          />
          <span className="vault-space" />
          <Button type="text" onClick={() => void send('practice:switch', { on: true })} data-testid="vault-practice">{t('vault.practice')}</Button>
          <Button type="text" onClick={() => void send('vault:quit', {})} data-testid="vault-quit">{t('vault.quit')}</Button>
        </footer>
      </section>
    </main>
  );
}

function Way({ vault }: { readonly vault: VaultState }) {
  const { t } = useTranslation();
  switch (vault.kind) {
    case 'new':
      return <CreateForm />;
    case 'locked':
      return <Locked hasRecoveryKey={vault.hasRecoveryKey} />;
    case 'keyStoreReset':
      return (
        <>
          <p>{t('vault.keyStoreResetWords')}</p>
          {vault.hasRecoveryKey ? <RecoveryForm choosesPassphrase /> : <Alert type="error" showIcon title={t('vault.noRecoveryKey')} />}
        </>
      );
    case 'broken':
      return <Alert type="error" showIcon title={t(`vault.broken.${vault.problem}`)} data-testid="vault-broken" />;
    case 'closed':
    case 'open':
      return null;
    default:
      return assertNever(vault);
  }
}

function Locked({ hasRecoveryKey }: { readonly hasRecoveryKey: boolean }) {
  const { t } = useTranslation();
  const [recovers, setRecovers] = useState(false);
  return (
    <>
      {recovers ? <RecoveryForm choosesPassphrase /> : <PassphraseForm />}
      {hasRecoveryKey && (
        <Button type="link" block onClick={() => setRecovers(!recovers)} data-testid="vault-other-way">{t(recovers ? 'vault.usePassphrase' : 'vault.useRecovery')}</Button>
      )}
    </>
  );
}
