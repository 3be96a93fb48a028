import { useState } from 'react';
import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { CallView } from '../../shared/ipc/consoleState.ts';
import { Panel } from '../ui/Panel.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { sourceName } from '../ui/sourceText.ts';
import { callBackNumbers } from './callBackNumbers.ts';
import { CallBackPlan } from './CallBackPlan.tsx';
import { CustomerForm } from './CustomerForm.tsx';
import { CustomerSummary } from './CustomerSummary.tsx';
import { LastCalls } from './LastCalls.tsx';
import { customerCardId } from './customerCardId.ts';
import './customers.css';

/** The customer of the focused call: the card, the form for a new one, or why nothing can be said; then the last calls. */
export function CustomerPanel({ view }: { readonly view: CallView }) {
  const { t } = useTranslation();
  const { lookUps } = view;
  const [editing, setEditing] = useState(false);
  const found = lookUps.customer.kind === 'found';

  return (
    <Panel
      className="customer-panel"
      testId="customer-card"
      title={t('customers.card')}
      extra={found && !editing && <Button size="small" type="text" icon={<EditOutlined />} onClick={() => setEditing(true)}>{t('customers.edit')}</Button>}
    >
      <div className="customer-body">
        <CustomerContent view={view} editing={editing} onEdited={() => setEditing(false)} />
      </div>
      <LastCalls outcome={lookUps.lastCalls} />
    </Panel>
  );
}

interface ContentProps {
  readonly view: CallView;
  readonly editing: boolean;
  readonly onEdited: () => void;
}

function CustomerContent({ view, editing, onEdited }: ContentProps) {
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
      return editing ? (
        <CustomerForm customer={customer.value} numbers={customer.value.numbers} callId={view.call.id} onDone={onEdited} firstFieldId={customerCardId} />
      ) : (
        <>
          <CustomerSummary card={customer.value} source={t('source.lookUp', { name: sourceName(t, customer.source), ms: Math.max(1, Math.round(customer.tookMs)) })} />
          {callable.length > 0 && <CallBackPlan numbers={callable} customerId={customer.value.id} customerName={customer.value.name} callId={null} label={t('customers.plan')} />}
        </>
      );
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
