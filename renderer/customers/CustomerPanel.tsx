import { useState } from 'react';
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { sourceName } from '../ui/sourceText.ts';
import { callBackNumbers } from './callBackNumbers.ts';
import { CallBackPlan } from './CallBackPlan.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { CustomerSummary } from './CustomerSummary.tsx';
import { CustomerTabs } from './CustomerTabs.tsx';
import { useCustomerRevision } from './customerRevision.ts';
import { NoteEditor } from './NoteEditor.tsx';
import { QuickEdit } from './QuickEdit.tsx';
import { LastCalls } from './LastCalls.tsx';
import { customerCardId } from './customerCardId.ts';
import './customers.css';

/** The customer of the focused call: the card, the form for a new one, or why nothing can be said; then the last calls. */
export function CustomerPanel({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const { lookUps } = view;
  const [editing, setEditing] = useState(false);
  const found = lookUps.customer.kind === 'found' && lookUps.customer.value.atCompany === undefined;

  return (
    <Panel
      className="customer-panel"
      testId="customer-card"
      title={t('customers.card')}
      extra={found && <Button size="small" type="text" icon={<EditOutlined />} aria-pressed={editing} data-testid="customer-edit" onClick={() => setEditing(!editing)}>{t(editing ? 'customers.editDone' : 'customers.edit')}</Button>}
    >
      <div className="customer-body">
        <CustomerContent view={view} editing={editing} />
      </div>
      {lookUps.customer.kind !== 'found' && <LastCalls outcome={lookUps.lastCalls} />}
    </Panel>
  );
}

interface ContentProps {
  readonly view: CallView;
  readonly editing: boolean;
}

function CustomerContent({ view, editing }: ContentProps) {
  const { t } = useTranslation();
  const { customer } = view.lookUps;
  const numbers = view.callerNumber.key === '' ? [] : [view.callerNumber.key];
  const callable = customer.kind === 'found' ? callBackNumbers(customer.value.numbers, numbers) : [];
  const newForm = (
    <CustomerForm
      customer={null}
      numbers={numbers}
      callId={view.call.id}
      firstFieldId={customerCardId}
    />
  );

  switch (customer.kind) {
    case 'pending':
      return <div className="customer-pending" aria-label={t('source.pending')}><span /><span /><span /></div>;
    case 'found':
      return <KnownCaller view={view} card={customer.value} editing={editing} callable={callable} source={t('source.lookUp', { name: sourceName(t, customer.source), ms: Math.max(1, Math.round(customer.tookMs)) })} />;
    case 'notFound':
      return (
        <div data-testid="new-customer">
          <p className="new-customer-words"><StatusMark soft tone="info">{t('customers.new')}</StatusMark> <span className="soft-text">{t(numbers.length > 0 ? 'customers.newWords' : 'customers.newWithoutNumber')}</span></p>
          {newForm}
        </div>
      );
    case 'failed':
      return <LookUpProblem words={t('customers.failed')} detail={`${sourceName(t, customer.source)} · ${customer.message}`} />;
    case 'timedOut':
      return <LookUpProblem words={t('customers.timedOut')} detail={t('source.timedOutAfter', { name: sourceName(t, customer.source), ms: customer.afterMs })} />;
    default:
      return assertNever(customer);
  }
}

function LookUpProblem({ words, detail }: { readonly words: string; readonly detail: string }) {
  const { t } = useTranslation();
  return (
    <div className="customer-problem" role="status" tabIndex={-1} id={customerCardId}>
      <StatusMark tone="warn">{words}</StatusMark>
      <p className="soft-text">{t('customers.callGoesOn')}</p>
      <p className="small-print">{detail}</p>
    </div>
  );
}

interface KnownProps extends ContentProps {
  readonly card: CustomerCard;
  readonly callable: readonly string[];
  readonly source: string;
}

/** The card with its tabs; of a caller whom only the company names, the company and a form for the new contact. */
function KnownCaller({ view, card, editing, callable, source }: KnownProps) {
  const { t } = useTranslation();
  const { atCompany } = card;
  if (atCompany !== undefined) {
    const whole = view.callerNumber.key !== '' && !('dialledExtension' in view.callerNumber && view.callerNumber.dialledExtension !== null);
    const number = atCompany.extension === '' || whole ? view.callerNumber.key || atCompany.prefix : `${atCompany.prefix};${atCompany.extension}`;
    return (
      <>
        <CustomerSummary card={card} source={source} />
        <p className="new-customer-words soft-text">{t('customers.newContact')}</p>
        <CustomerForm customer={null} company={card.company} numbers={[number]} callId={view.call.id} />
        <LastCalls outcome={view.lookUps.lastCalls} />
      </>
    );
  }
  return (
    <>
      {!editing && <CustomerSummary card={card} source={source} />}
      <CustomerTabs customerId={card.id} customerName={card.name} numbers={callable} callId={view.call.id}>
        {editing && <EditedCustomer id={card.id} callId={view.call.id} />}
        <NoteEditor customerId={card.id} callId={view.call.id} />
        {callable.length > 0 && <CallBackPlan numbers={callable} customerId={card.id} customerName={card.name} callId={null} label={t('customers.plan')} />}
        <LastCalls outcome={view.lookUps.lastCalls} />
      </CustomerTabs>
    </>
  );
}

function EditedCustomer({ id, callId }: { readonly id: string; readonly callId: string }) {
  const revision = useCustomerRevision();
  const record = useAnswer('customer:record', { id }, revision);
  return record.kind === 'answered' && record.value !== null ? <QuickEdit record={record.value} callId={callId} focusable /> : null;
}
