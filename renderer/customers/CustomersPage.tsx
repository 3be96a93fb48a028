import { useDeferredValue, useState } from 'react';
import { PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { errorText } from '../app/errorText.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { showCustomer, useView } from '../stores/viewStore.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { CustomerContact } from './CustomerContact.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import './customers.css';

const newCustomer = 'new';

/** Customers by name, company or number, with their card beside the list. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [saved, setSaved] = useState(0);
  const revision = useConsole((state) => state.callLogRevision);
  const opened = useView((view) => view.openedCustomerId);
  const answer = useAnswer('customer:search', { text: useDeferredValue(text.trim()), limit: 200 }, revision + saved);
  const found = answer.kind === 'answered' ? answer.value : [];

  /** Back to the list after a save (with the customer's id) or a cancel. */
  function close(id: string | null): void {
    setSaved((count) => count + 1);
    showCustomer(id);
  }

  return (
    <div className="customers-page">
      <Panel className="customers-list">
        <div className="list-tools">
          <Input allowClear prefix={<SearchOutlined />} value={text} maxLength={100} placeholder={t('customers.searchPlaceholder')} aria-label={t('customers.search')} data-testid="customer-search" onChange={(event) => setText(event.target.value)} />
          <Button icon={<PlusOutlined />} onClick={() => showCustomer(newCustomer)}>{t('customers.add')}</Button>
        </div>
        {answer.kind === 'failed' && <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>}
        {answer.kind === 'answered' && found.length === 0 && <p className="empty-words">{t(text === '' ? 'customers.none' : 'customers.noMatch')}</p>}
        <ul className="customer-rows">
          {found.map((card) => <CustomerRow key={card.id} card={card} current={card.id === opened} />)}
        </ul>
      </Panel>
      <Panel className="customer-detail" title={t(opened === newCustomer ? 'customers.new' : 'customers.card')}>
        {opened === null ? <p className="empty-words">{t('customers.choose')}</p>
          : opened === newCustomer ? <CustomerForm customer={null} numbers={[]} callId={null} onDone={close} />
          : <OpenedCustomer key={opened} id={opened} revision={saved} onDone={close} />}
      </Panel>
    </div>
  );
}

function OpenedCustomer({ id, revision, onDone }: { readonly id: string; readonly revision: number; readonly onDone: (customerId: string | null) => void }) {
  const { t } = useTranslation();
  const answer = useAnswer('customer:get', { id }, revision);
  if (answer.kind === 'waiting') return null;
  if (answer.kind === 'failed') return <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>;
  if (answer.value === null) return <p className="empty-words">{t('customers.gone')}</p>;
  return (
    <>
      <CustomerContact customer={answer.value} />
      <CustomerForm key={answer.value.updatedAt} customer={answer.value} numbers={[]} callId={null} onDone={onDone} />
    </>
  );
}

function CustomerRow({ card, current }: { readonly card: CustomerCard; readonly current: boolean }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <li>
      <button type="button" className="customer-row" aria-current={current || undefined} onClick={() => showCustomer(card.id)}>
        <span className="customer-row-name">{card.name || t('customers.unnamed')}</span>
        <span className="customer-row-level">{card.level !== '' && <Tag className="customer-level">{card.level}</Tag>}</span>
        <span className="soft-text">{card.company}</span>
        <span className="figure">{card.numbers[0] === undefined ? '' : keyText(t, card.numbers[0], locale)}</span>
      </button>
    </li>
  );
}
