import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestPassphrase, strengthOf } from '../../shared/vault/passphrase.ts';

/** A passphrase that is chosen: twice, with a hint how easily it is guessed. Its fields are `next` and `repeat`. */
export function NewPassphraseFields({ label, autoFocus = false }: { readonly label: string; readonly autoFocus?: boolean }) {
  const { t } = useTranslation();
  const next = Form.useWatch<string | undefined>('next') ?? '';
  const strength = strengthOf(next);
  return (
    <>
      <Form.Item
        name="next"
        label={label}
        extra={<span className="vault-strength" data-strength={strength} data-testid="vault-strength">{t(`vault.strength.${strength}`)}</span>}
        rules={[{ validator: (_rule, value: string = '') => (strengthOf(value) === 'tooShort' ? Promise.reject(new Error(t('vault.strength.tooShort'))) : Promise.resolve()) }]}
        validateTrigger="onSubmit"
      >
        <Input.Password autoComplete="new-password" maxLength={longestPassphrase} autoFocus={autoFocus} data-testid="vault-next" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('vault.repeat')}
        dependencies={['next']}
        rules={[({ getFieldValue }) => ({ validator: (_rule, value: string = '') => (value === (getFieldValue('next') ?? '') ? Promise.resolve() : Promise.reject(new Error(t('vault.different')))) })]}
        validateTrigger="onSubmit"
      >
        <Input.Password autoComplete="new-password" maxLength={longestPassphrase} data-testid="vault-repeat" />
      </Form.Item>
    </>
  );
}
