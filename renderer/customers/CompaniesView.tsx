import { useState } from 'react';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Company, CompanyDraft } from '../../shared/customers/company.ts';
import { noCustomerFilter } from '../../shared/customers/customer.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { errorText } from '../app/errorText.ts';
import { attempt } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { remark } from '../stores/remarks.ts';
import { showCustomer } from '../stores/viewStore.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { useClear } from '../ui/useClear.tsx';
import { customersChanged, useCustomerRevision } from './customerRevision.ts';

const newCompany = 'new';

/** Companies with their contacts and the numbers whose extensions are theirs. */
export function CompaniesView({ onCustomers }: { readonly onCustomers: () => void }) {
  const { t } = useTranslation();
  const clear = useClear();
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<string | null>(null);
  const locale = useLocale();
  const revision = useCustomerRevision();
  const companies = useAnswer('company:list', { text, limit: 500 }, revision);
  const all = companies.kind === 'answered' ? companies.value : [];
  const company = all.find(({ id }) => id === opened);
  return (
    <div className="customers-page">
      <Panel className="customers-list">
        <div className="list-tools">
          <Input allowClear={clear} value={text} maxLength={100} placeholder={t('customers.company.search')} aria-label={t('customers.company.search')} onChange={(event) => setText(event.target.value)} />
          <Button icon={<PlusOutlined />} onClick={() => setOpened(newCompany)}>{t('customers.company.add')}</Button>
        </div>
        {companies.kind === 'answered' && all.length === 0 && <p className="empty-words">{t('customers.company.none')}</p>}
        <ul className="customer-rows">
          {all.map(({ id, name, contacts, numbers }) => (
            <li key={id}><button type="button" className="company-row" aria-current={id === opened || undefined} onClick={() => setOpened(id)}><b>{name}</b><span className="soft-text">{t('customers.company.contacts', { total: contacts })}</span><span className="figure muted-text">{numbers[0] === undefined ? '' : keyText(t, numbers[0].prefix, locale)}</span></button></li>
          ))}
        </ul>
      </Panel>
      <Panel className="customer-detail" title={company?.name ?? t('customers.company.title')}>
        {opened === null ? <p className="empty-words">{t('customers.company.choose')}</p> : <CompanyForm key={`${opened}${company?.updatedAt ?? 0}`} company={company ?? null} onSaved={setOpened} />}
        {company && <Contacts company={company} onOpen={(id) => { showCustomer(id); onCustomers(); }} />}
      </Panel>
    </div>
  );
}

function CompanyForm({ company, onSaved }: { readonly company: Company | null; readonly onSaved: (id: string) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<CompanyDraft>({ name: company?.name ?? '', address: company?.address ?? '', notes: company?.notes ?? '', numbers: company?.numbers ?? [] });
  const [failure, setFailure] = useState<IpcError | null>(null);
  const put = (part: Partial<CompanyDraft>) => setDraft({ ...draft, ...part });

  async function save(): Promise<void> {
    if (draft.name.trim() === '') return;
    const reply = await attempt('company:save', { id: company?.id ?? null, draft: { ...draft, name: draft.name.trim(), numbers: draft.numbers.filter(({ prefix }) => prefix.trim() !== '').map((number) => ({ ...number, prefix: number.prefix.trim() })) } });
    if (!reply.ok) return setFailure(reply.error.code === 'invalidArgument' ? { ...reply.error, code: 'prefixUnreadable' } : reply.error);
    customersChanged();
    remark(t('customers.kept'));
    onSaved(reply.value.companyId);
  }

  return (
    <form className="quick-edit" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <label className="wide">{t('customers.company.name')}<Input value={draft.name} maxLength={200} onChange={(event) => put({ name: event.target.value })} /></label>
      <label className="wide">{t('customers.company.address')}<Input value={draft.address} maxLength={500} onChange={(event) => put({ address: event.target.value })} /></label>
      <fieldset className="wide company-numbers">
        <legend>{t('customers.company.numbers')}</legend>
        <p className="muted-text">{t('customers.company.numbersWords')}</p>
        {draft.numbers.map((number, index) => (
          <div key={index} className="company-number">
            <Input className="figure" value={number.prefix} maxLength={20} placeholder="0755-8666 0000" aria-label={t('customers.company.prefix')} onChange={(event) => put({ numbers: draft.numbers.map((each, at) => (at === index ? { ...each, prefix: event.target.value } : each)) })} />
            <label>{t('customers.company.extensionDigits')}
              <select value={number.extensionDigits} onChange={(event) => put({ numbers: draft.numbers.map((each, at) => (at === index ? { ...each, extensionDigits: Number(event.target.value) } : each)) })}>
                {[0, 1, 2, 3, 4, 5, 6, 7, 8].map((digits) => <option key={digits} value={digits}>{digits === 0 ? t('customers.company.noExtension') : digits}</option>)}
              </select>
            </label>
            <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('customers.remove')} onClick={() => put({ numbers: draft.numbers.filter((_, at) => at !== index) })} />
          </div>
        ))}
        <Button size="small" icon={<PlusOutlined />} onClick={() => put({ numbers: [...draft.numbers, { prefix: '', extensionDigits: 4 }] })}>{t('customers.company.addNumber')}</Button>
      </fieldset>
      <label className="wide">{t('customers.field.notes')}<Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={5_000} value={draft.notes} onChange={(event) => put({ notes: event.target.value })} /></label>
      {failure !== null && <Alert className="wide" type="error" showIcon title={errorText(t, failure)} />}
      <div className="form-actions"><Button type="primary" htmlType="submit">{t('customers.save')}</Button></div>
    </form>
  );
}

function Contacts({ company, onOpen }: { readonly company: Company; readonly onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const revision = useCustomerRevision();
  const contacts = useAnswer('customer:list', { text: '', filter: { ...noCustomerFilter, companyId: company.id }, limit: 200, cursor: null }, revision);
  return (
    <section className="company-contacts">
      <h3>{t('customers.company.contacts', { total: company.contacts })}</h3>
      <ul>{(contacts.kind === 'answered' ? contacts.value.customers : []).map((card) => <li key={card.id}><button type="button" className="link-button" onClick={() => onOpen(card.id)}>{card.name || t('customers.unnamed')}</button></li>)}</ul>
    </section>
  );
}
