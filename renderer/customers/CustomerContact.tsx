import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import { BlockControl } from '../blockList/BlockControl.tsx';
import { dialNumber, useDialling } from '../softphone/dialling.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { CallBackPlan } from './CallBackPlan.tsx';

/** The ways to reach a customer: each number with its call, and a call-back for later. */
export function CustomerContact({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const busy = useDialling((state) => state.busy);
  if (customer.numbers.length === 0) return null;
  return (
    <div className="customer-contact">
      <ul>
        {customer.numbers.map((number) => {
          const text = keyText(t, number, locale);
          return (
            <li key={number}>
              <span className="figure customer-contact-number">{text}</span>
              <BlockControl number={number} />
              <Button size="small" icon={<PhoneOutlined />} disabled={!registered || busy} aria-label={t('customers.callNumber', { number: text })} data-testid="customer-call" onClick={() => void dialNumber(number)}>{t('customers.call')}</Button>
            </li>
          );
        })}
      </ul>
      <CallBackPlan numbers={customer.numbers} customerId={customer.id} customerName={customer.name} callId={null} label={t('customers.plan')} />
    </div>
  );
}
