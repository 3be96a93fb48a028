import { useState } from 'react';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { errorText } from '../app/errorText.ts';
import { attempt } from '../bridge/send.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { customersChanged } from './customerRevision.ts';
import { draftOf, fieldsOf, isCustomerNumber } from './draft.ts';
import type { CustomerFields } from './draft.ts';

const separators = [',', '，', ';'];

interface CustomerFormProps {
  /** Null for a new customer. */
  readonly customer: CustomerCard | null;
  readonly numbers: readonly string[];
  /** The call that the new card belongs to, so that it is shown with it. */
  readonly callId: string | null;
  readonly onDone?: (customerId: string | null) => void;
  readonly firstFieldId?: string;
  /** Where somebody asked for the form and nothing else: what opens by itself never takes the focus. */
  readonly autoFocus?: boolean;
  /** Of a new contact of a company that is known. */
  readonly company?: string;
}

/** Creates or edits a customer. Enter in any single-line field saves. */
export function CustomerForm({ customer, numbers, callId, onDone, firstFieldId, autoFocus = false, company = '' }: CustomerFormProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [form] = Form.useForm<CustomerFields>();
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<IpcError | null>(null);

  async function save(fields: CustomerFields): Promise<void> {
    setSaving(true);
    setFailure(null);
    const reply = await attempt('customer:save', { id: customer?.id ?? null, draft: draftOf(fields), callId });
    setSaving(false);
    if (reply.ok) {
      customersChanged();
      onDone?.(reply.value.customerId);
    } else setFailure(reply.error);
  }

  return (
    <Form form={form} layout="vertical" className="customer-form" initialValues={{ ...fieldsOf(customer, numbers), ...(customer === null ? { company } : {}) }} requiredMark={false} onFinish={(fields) => void save(fields)}>
      <Form.Item className="field-name" name="name" {...(firstFieldId !== undefined && { htmlFor: firstFieldId })} label={t('customers.field.name')} dependencies={['company']}
        rules={[({ getFieldValue }) => ({ validator: (_, name: string) => (`${name}${String(getFieldValue('company'))}`.trim() === '' ? Promise.reject(new Error(t('customers.nameNeeded'))) : Promise.resolve()) })]}>
        <Input {...(firstFieldId !== undefined && { id: firstFieldId })} autoFocus={autoFocus} maxLength={100} autoComplete="off" data-testid="customer-name" />
      </Form.Item>
      <Form.Item className="field-company" name="company" label={t('customers.field.company')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item className="field-level" name="level" label={t('customers.field.level')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        className="field-numbers"
        name="numbers"
        label={t('customers.field.numbers')}
        rules={[{ validator: (_, values: readonly string[]) => (values.every(isCustomerNumber) ? Promise.resolve() : Promise.reject(new Error(t('customers.numberUnreadable')))) }]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} labelRender={({ value }) => keyText(t, String(value), locale)} />
      </Form.Item>
      <Form.Item className="field-tags" name="tags" label={t('customers.field.tags')}>
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={separators} />
      </Form.Item>
      <Form.Item className="field-notes" name="notes" label={t('customers.field.notes')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={20_000} />
      </Form.Item>
      {failure !== null && <Alert className="field-failure" type="error" showIcon title={errorText(t, failure)} />}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={saving} data-testid="customer-save">{t(customer === null ? 'customers.create' : 'customers.save')}</Button>
        {onDone && <Button onClick={() => onDone(null)}>{t('app.cancel')}</Button>}
        {customer === null && <span className="muted-text">{t('customers.enterSaves')}</span>}
      </div>
    </Form>
  );
}
