import { useDeferredValue, useState } from 'react';
import { DownloadOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Dropdown, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { noCustomerFilter } from '../../shared/customers/customer.ts';
import type { CustomerFilter } from '../../shared/customers/customer.ts';
import { errorText } from '../app/errorText.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showCustomer, useView } from '../stores/viewStore.ts';
import { Panel } from '../ui/Panel.tsx';
import { useClear } from '../ui/useClear.tsx';
import { CustomerContact } from './CustomerContact.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { customersChanged, useCustomerRevision } from './customerRevision.ts';
import { CustomerTable } from './CustomerTable.tsx';
import { CustomerTabs } from './CustomerTabs.tsx';
import { NoteEditor } from './NoteEditor.tsx';
import { QuickEdit } from './QuickEdit.tsx';
import { useTagStyles } from './TagMark.tsx';
import { useCustomerList } from './useCustomerList.ts';

const newCustomer = 'new';
const formats = ['csv', 'xlsx', 'vcf'] as const;

/** Customers by name, company, number, tag, note, field or ticket, with the opened one beside the list. */
export function CustomersView() {
  const { t } = useTranslation();
  const clear = useClear();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<CustomerFilter>(noCustomerFilter);
  const revision = useCustomerRevision();
  const opened = useView((view) => view.openedCustomerId);
  const list = useCustomerList(useDeferredValue(text.trim()), filter, revision);
  const mayExport = useConsole((state) => state.seat.rights.includes('exportData'));
  const untouched = text === '' && JSON.stringify(filter) === JSON.stringify(noCustomerFilter);

  function close(id: string | null): void {
    customersChanged();
    showCustomer(id);
  }

  return (
    <div className="customers-page">
      <Panel className="customers-list">
        <div className="list-tools">
          <Input allowClear={clear} prefix={<SearchOutlined />} value={text} maxLength={100} placeholder={t('customers.searchPlaceholder')} aria-label={t('customers.search')} data-testid="customer-search" onChange={(event) => setText(event.target.value)} />
          {mayExport && (
            <Dropdown trigger={['click']} menu={{ items: formats.map((format) => ({ key: format, label: t(`customers.exportAs.${format}`) })), onClick: ({ key }) => void send('customer:export', { format: key as (typeof formats)[number], text: text.trim(), filter }) }}>
              <Button icon={<DownloadOutlined />} data-testid="customer-export">{t('customers.export')}</Button>
            </Dropdown>
          )}
          <Button icon={<PlusOutlined />} onClick={() => showCustomer(newCustomer)}>{t('customers.add')}</Button>
        </div>
        <FilterBar filter={filter} onChange={setFilter} />
        {list.error !== null && <p className="empty-words" role="alert">{errorText(t, list.error)}</p>}
        {!list.waiting && list.error === null && list.customers.length === 0 && <p className="empty-words">{t(untouched ? 'customers.none' : 'customers.noMatch')}</p>}
        <CustomerTable list={list} opened={opened} onOpen={showCustomer} />
        <p className="list-foot muted-text" role="status">{t(list.total >= 10_000 && !untouched ? 'customers.countAtLeast' : 'customers.count', { total: list.total })}</p>
      </Panel>
      {opened === null || opened === newCustomer ? (
        <Panel className="customer-detail" title={t(opened === null ? 'customers.card' : 'customers.new')}>
          {opened === null ? <p className="empty-words">{t('customers.choose')}</p> : <CustomerForm customer={null} numbers={[]} callId={null} autoFocus onDone={close} />}
        </Panel>
      ) : <OpenedCustomer key={opened} id={opened} revision={revision} />}
    </div>
  );
}

/** Chosen values narrow the list; each is one press away from being taken off. */
function FilterBar({ filter, onChange }: { readonly filter: CustomerFilter; readonly onChange: (filter: CustomerFilter) => void }) {
  const { t } = useTranslation();
  const clear = useClear();
  const styles = useTagStyles();
  const used = useAnswer('callLog:values', {}, useConsole((state) => state.callLogRevision));
  const tags = [...new Set([...styles.map(({ tag }) => tag), ...(used.kind === 'answered' ? used.value.tag : [])])];
  const fields = useAnswer('customer:fields', {});
  const [company, setCompany] = useState('');
  const companies = useAnswer('company:list', { text: company, limit: 30 });
  const choices = (fields.kind === 'answered' ? fields.value : []).filter(({ kind, hidden }) => kind === 'choice' && !hidden);
  return (
    <div className="filter-tools" role="group" aria-label={t('customers.filter')}>
      <AutoComplete
        size="small" allowClear={clear} showSearch={{ filterOption: (text, option) => option?.value.includes(text) ?? false }} value={filter.tag ?? undefined} maxLength={40} placeholder={t('customers.field.tags')} aria-label={t('customers.field.tags')}
        options={tags.map((tag) => ({ value: tag }))} onChange={(tag?: string) => onChange({ ...filter, tag: tag === undefined || tag === '' ? null : tag })}
      />
      <Input size="small" allowClear={clear} value={filter.level ?? ''} maxLength={40} placeholder={t('customers.field.level')} aria-label={t('customers.field.level')} onChange={(event) => onChange({ ...filter, level: event.target.value === '' ? null : event.target.value })} />
      <Select
        size="small" allowClear={clear} showSearch={{ filterOption: false, onSearch: setCompany }} value={filter.companyId ?? undefined} placeholder={t('customers.field.company')} aria-label={t('customers.field.company')}
        options={(companies.kind === 'answered' ? companies.value : []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(companyId?: string) => onChange({ ...filter, companyId: companyId ?? null })}
      />
      {choices.length > 0 && (
        <Select
          size="small" allowClear={clear} value={filter.field === null ? undefined : `${filter.field.id}=${filter.field.value}`} placeholder={t('customers.fields.title')} aria-label={t('customers.fields.title')}
          options={choices.map((field) => ({ label: field.name, options: field.choices.map((choice) => ({ value: `${field.id}=${choice}`, label: t('customers.fieldIs', { field: field.name, value: choice }) })) }))}
          onChange={(value?: string) => onChange({ ...filter, field: value === undefined ? null : { id: value.slice(0, value.indexOf('=')), value: value.slice(value.indexOf('=') + 1) } })}
        />
      )}
      <label className="soft-text"><input type="checkbox" checked={filter.openTicket} onChange={(event) => onChange({ ...filter, openTicket: event.target.checked })} /> {t('customers.withOpenTicket')}</label>
    </div>
  );
}

function OpenedCustomer({ id, revision }: { readonly id: string; readonly revision: string }) {
  const { t } = useTranslation();
  const answer = useAnswer('customer:record', { id }, revision);
  const record = answer.kind === 'answered' ? answer.value : null;
  return (
    <Panel className="customer-detail" title={record === null ? t('customers.card') : record.name || record.company || t('customers.unnamed')}>
      {answer.kind === 'failed' && <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>}
      {answer.kind === 'answered' && record === null && <p className="empty-words">{t('customers.gone')}</p>}
      {record !== null && (
        <>
          <CustomerContact customer={record} />
          <CustomerTabs customerId={record.id} customerName={record.name} numbers={record.numbers} callId={null}>
            <QuickEdit record={record} callId={null} />
            <NoteEditor customerId={record.id} callId={null} />
          </CustomerTabs>
        </>
      )}
    </Panel>
  );
}
