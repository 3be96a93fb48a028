import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '../../shared/kernel/assertNever.ts';
import { Panel } from '../ui/Panel.tsx';
import { CustomersView } from './CustomersView.tsx';
import { TabBar } from './TabBar.tsx';
import { TicketsTab } from './TicketsTab.tsx';
import './customers.css';
import './customersPage.css';

const CompaniesView = lazy(() => import('./CompaniesView.tsx').then((module) => ({ default: module.CompaniesView })));
const DuplicatesView = lazy(() => import('./DuplicatesView.tsx').then((module) => ({ default: module.DuplicatesView })));
const ImportView = lazy(() => import('./ImportView.tsx').then((module) => ({ default: module.ImportView })));
const FieldsView = lazy(() => import('./FieldsView.tsx').then((module) => ({ default: module.FieldsView })));

const parts = ['customers', 'companies', 'tickets', 'duplicates', 'import', 'fields'] as const;
type Part = (typeof parts)[number];

/** Everything about customers, each in its own tab. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [part, setPart] = useState<Part>('customers');

  function content(): ReactNode {
    switch (part) {
      case 'customers':
        return <CustomersView />;
      case 'companies':
        return <CompaniesView onCustomers={() => setPart('customers')} />;
      case 'tickets':
        return <Panel className="customers-part" title={t('tickets.title')}><TicketsTab customerId={null} callId={null} /></Panel>;
      case 'duplicates':
        return <DuplicatesView />;
      case 'import':
        return <ImportView />;
      case 'fields':
        return <FieldsView />;
      default:
        return assertNever(part);
    }
  }

  return (
    <div className="customers-frame">
      <TabBar label={t('app.nav.customers')} tabs={parts.map((name) => ({ name, text: t(`customers.part.${name}`) }))} current={part} onChange={setPart} />
      <Suspense>{content()}</Suspense>
    </div>
  );
}
