import { useState } from 'react';
import { Alert, App, Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { IpcError } from '../../../shared/ipc/reply.ts';
import type { SeatConnection } from '../../../shared/settings/seatConnection.ts';
import { errorText } from '../../app/errorText.ts';
import { attempt } from '../../bridge/send.ts';
import { IceServerFields } from './IceServerFields.tsx';
import { fieldsOf, readProvisioning } from './provisioningDraft.ts';
import type { ConnectionFields, FieldName } from './provisioningDraft.ts';

const backupExample = 'wss://sip2.example.com/ws';
const namedProfiles = ['generic', 'asterisk', 'freeswitch', 'kamailio-lab'] as const;

/** A profile's name in words; one that these locales do not know is shown as it is called. */
function profileText(t: TFunction, name: string): string {
  const named = namedProfiles.find((one) => one === name);
  return named === undefined ? name : `${t(`connection.profileName.${named}`)} · ${name}`;
}

/** The seat by hand. What a provisioning file would be refused for is said beside its field. */
export function ConnectionForm({ connection, onSaved }: { readonly connection: SeatConnection; readonly onSaved: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<ConnectionFields>();
  const [wrong, setWrong] = useState<readonly FieldName[]>([]);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<IpcError | null>(null);

  async function save(fields: ConnectionFields): Promise<void> {
    setFailure(null);
    const read = readProvisioning(fields, connection);
    setWrong(read.kind === 'invalid' ? read.fields : []);
    if (read.kind === 'invalid') {
      const [first] = read.fields;
      if (first !== undefined) form.scrollToField(first, { block: 'center' });
      return;
    }
    setSaving(true);
    const reply = await attempt('seat:configure', read.change);
    setSaving(false);
    if (!reply.ok) return setFailure(reply.error);
    void message.success(t('settings.provisioned'));
    onSaved();
  }

  const { profiles, seat, hasPassword } = connection;
  const options = profiles.map((value) => ({ value, label: profileText(t, value) }));
  if (seat !== null && !profiles.includes(seat.profile)) options.push({ value: seat.profile, label: `${seat.profile} · ${t('connection.profileUnknown')}` });
  const field = (name: PlainField, rest: Partial<FieldProps> = {}) => <Field key={name} name={name} fault={wrong.includes(name) ? t(`settings.invalid.${name}`) : null} {...rest} />;

  return (
    <Form form={form} layout="vertical" className="connection-form" autoComplete="off" initialValues={fieldsOf(connection)} onFinish={(fields) => void save(fields)}>
      <p className="setting-intro field-wide">{t('connection.formWords')}</p>
      <h3 className="form-part">{t('connection.account')}</h3>
      {field('sipUri', { required: true, placeholder: 'sip:8001@example.com' })}
      {field('authUser')}
      <Form.Item name="password" required label={t('settings.field.password')} {...faulty(wrong.includes('password') ? t('settings.invalid.password') : null)}>
        <Input.Password autoComplete="new-password" placeholder={hasPassword ? t('connection.passwordKept') : undefined} data-testid="field-password" />
      </Form.Item>
      {field('displayName')}
      <h3 className="form-part">{t('connection.servers')}</h3>
      {field('server', { required: true, placeholder: 'wss://sip.example.com/ws' })}
      <Form.Item name="backupServers" label={t('connection.field.backupServers')} extra={t('connection.words.backupServers')} {...faulty(wrong.includes('backupServers') ? t('connection.invalid.backupServers') : null)}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} placeholder={backupExample} data-testid="field-backupServers" />
      </Form.Item>
      <Form.Item name="profile" label={t('settings.field.profile')} {...faulty(wrong.includes('profile') ? t('settings.invalid.profile') : null)}>
        <Select options={options} data-testid="field-profile" />
      </Form.Item>
      <h3 className="form-part">{t('connection.media')}</h3>
      <IceServerFields connection={connection} fault={wrong.includes('iceServers') ? t('connection.invalid.iceServers') : null} />
      <Form.Item name="relayOnly" valuePropName="checked" label={t('connection.field.relayOnly')} extra={t('connection.words.relayOnly')} {...faulty(wrong.includes('relayOnly') ? t('connection.invalid.iceTransportPolicy') : null)}>
        <Switch data-testid="field-relayOnly" />
      </Form.Item>
      <Form.Item name="iceGatheringMs" label={t('connection.field.iceGatheringMs')} extra={t('connection.words.iceGatheringMs')} {...faulty(wrong.includes('iceGatheringMs') ? t('connection.invalid.iceGatheringMs') : null)}>
        <InputNumber min={50} max={10_000} step={100} precision={0} changeOnWheel={false} suffix={t('connection.milliseconds')} className="milliseconds-field" data-testid="field-iceGatheringMs" />
      </Form.Item>
      <h3 className="form-part">{t('connection.more')}</h3>
      {field('serviceNumbers', { rows: true, placeholder: t('settings.serviceNumbersExample') })}
      {field('trustedPeers', { rows: true, placeholder: '10.0.0.5' })}
      {field('autoAnswerPeers', { rows: true, placeholder: '10.0.0.5' })}
      {field('homeAreaCode', { placeholder: '0755' })}
      {failure !== null && <Alert className="field-failure" type="error" showIcon title={errorText(t, failure)} description={failure.message} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={saving} data-testid="connect">{t('settings.saveAndRegister')}</Button>
      </div>
    </Form>
  );
}

/** A fault stands in the place of the explanation. */
function faulty(fault: string | null) {
  return fault === null ? {} : ({ validateStatus: 'error', help: <span role="alert">{fault}</span> } as const);
}

type PlainField = 'sipUri' | 'authUser' | 'displayName' | 'server' | 'serviceNumbers' | 'trustedPeers' | 'autoAnswerPeers' | 'homeAreaCode';

interface FieldProps {
  readonly name: PlainField;
  readonly fault: string | null;
  readonly required?: boolean;
  readonly placeholder?: string;
  /** One entry per line. */
  readonly rows?: boolean;
}

function Field({ name, fault, required = false, placeholder, rows = false }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} required={required} label={t(`settings.field.${name}`)} extra={name === 'displayName' ? undefined : t(`settings.fieldWords.${name}`)} {...faulty(fault)}>
      {rows ? <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} placeholder={placeholder} data-testid={`field-${name}`} /> : <Input placeholder={placeholder} data-testid={`field-${name}`} />}
    </Form.Item>
  );
}
