import { useState } from 'react';
import { Alert, App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IpcError } from '../../../shared/ipc/reply.ts';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { fieldNames, readProvisioning } from './provisioningDraft.ts';
import type { ConnectionFields, FieldName } from './provisioningDraft.ts';

const needed: readonly FieldName[] = ['server', 'sipUri', 'password'];
const examples: Readonly<Partial<Record<FieldName, string>>> = { server: 'wss://sip.example.com/ws', sipUri: 'sip:8001@example.com', profile: 'generic', homeAreaCode: '0755' };

/** The seat by hand. What a provisioning file would be refused for is said beside its field. */
export function ConnectionForm({ server, profile }: { readonly server: string; readonly profile: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ConnectionFields>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<IpcError | null>(null);

  async function save(fields: ConnectionFields): Promise<void> {
    setFailure(null);
    const read = readProvisioning(fields);
    form.setFields(fieldNames.map((name) => ({ name, errors: read.kind === 'invalid' && read.fields.includes(name) ? [t(`settings.invalid.${name}`)] : [] })));
    if (read.kind === 'invalid') return;
    setSaving(true);
    const reply = await attempt('seat:configure', read.provisioning);
    setSaving(false);
    if (reply.ok) void message.success(t('settings.provisioned'));
    else setFailure(reply.error);
  }

  return (
    <Form
      form={form}
      layout="vertical"
      className="connection-form"
      autoComplete="off"
      initialValues={{ server, profile, sipUri: '', authUser: '', password: '', displayName: '', homeAreaCode: '', serviceNumbers: '', trustedPeers: '' }}
      onFinish={(fields) => void save(fields)}
    >
      {fieldNames.map((name) => (
        <Form.Item key={name} name={name} className={`connection-${name}`} required={needed.includes(name)} label={t(`settings.field.${name}`)} extra={<FieldWords name={name} />}>
          {name === 'password' ? <Input.Password autoComplete="new-password" />
            : name === 'serviceNumbers' || name === 'trustedPeers' ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} placeholder={name === 'serviceNumbers' ? t('settings.serviceNumbersExample') : '10.0.0.5'} />
            : <Input placeholder={examples[name]} />}
        </Form.Item>
      ))}
      {failure !== null && <Alert className="field-failure" type="error" showIcon title={errorText(t, failure)} description={failure.message} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={saving} data-testid="connect">{t('settings.saveAndRegister')}</Button>
      </div>
    </Form>
  );
}

function FieldWords({ name }: { readonly name: FieldName }) {
  const { t } = useTranslation();
  if (name === 'displayName' || name === 'password') return null;
  return t(`settings.fieldWords.${name}`);
}
