import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useCustomerRevision } from './customerRevision.ts';
import { TabBar } from './TabBar.tsx';
import { useTagStyles } from './TagMark.tsx';

const CustomerHistory = lazy(() => import('./CustomerHistory.tsx').then((module) => ({ default: module.CustomerHistory })));
const TicketsTab = lazy(() => import('./TicketsTab.tsx').then((module) => ({ default: module.TicketsTab })));
const TasksTab = lazy(() => import('./TasksTab.tsx').then((module) => ({ default: module.TasksTab })));

type CustomerTab = 'facts' | 'history' | 'tickets' | 'tasks';

interface CustomerTabsProps {
  readonly customerId: string;
  readonly customerName: string;
  readonly numbers: readonly string[];
  /** The call that is talked in, if any: notes and tickets are linked to it. */
  readonly callId: string | null;
  readonly children: ReactNode;
}

/** The same four tabs on the customers page and beside a call; the first is what the caller of it puts there. */
export function CustomerTabs({ customerId, customerName, numbers, callId, children }: CustomerTabsProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<CustomerTab>('facts');
  const revision = useCustomerRevision();
  useTagStyles();
  const tickets = useAnswer('ticket:list', { customerId, onlyOpen: true, text: '', limit: 100, cursor: null }, revision);
  const tasks = useConsole((state) => state.tasks.filter((task) => task.customerId === customerId).length);

  function content(): ReactNode {
    switch (tab) {
      case 'facts':
        return children;
      case 'history':
        return <CustomerHistory customerId={customerId} />;
      case 'tickets':
        return <TicketsTab customerId={customerId} callId={callId} />;
      case 'tasks':
        return <TasksTab customerId={customerId} customerName={customerName} numbers={numbers} callId={callId} />;
      default:
        return assertNever(tab);
    }
  }

  return (
    <div className="customer-tabs">
      <TabBar
        label={t('customers.card')} current={tab} onChange={setTab}
        tabs={[
          { name: 'facts', text: t('customers.tab.facts') }, { name: 'history', text: t('customers.tab.history') },
          { name: 'tickets', text: t('customers.tab.tickets'), count: tickets.kind === 'answered' ? tickets.value.length : 0 }, { name: 'tasks', text: t('customers.tab.tasks'), count: tasks },
        ]}
      />
      <div role="tabpanel" className="customer-tab" data-testid={`customer-${tab}`}><Suspense>{content()}</Suspense></div>
    </div>
  );
}
