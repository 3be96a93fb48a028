import { useTranslation } from 'react-i18next';
import type { TicketPriority } from '../../shared/customers/ticket.ts';
import { ticketPriorities } from '../../shared/customers/ticket.ts';
import { WhenField } from '../ui/WhenField.tsx';

/** How much a ticket presses. */
export function PriorityChoice({ value, onChange }: { readonly value: TicketPriority; readonly onChange: (priority: TicketPriority) => void }) {
  const { t } = useTranslation();
  return (
    <div className="ticket-choices" role="group" aria-label={t('tickets.priorityLabel')}>
      {ticketPriorities.map((each) => <button key={each} type="button" className="chip" aria-pressed={each === value} onClick={() => onChange(each)}>{t(`tickets.priority.${each}`)}</button>)}
    </div>
  );
}

/** By when, or at no time: the agent to whom the ticket belongs is reminded then. */
export function DueField({ value, onChange }: { readonly value: number | null; readonly onChange: (at: number | null) => void }) {
  const { t } = useTranslation();
  return (
    <div className="ticket-choices">
      <button type="button" className="chip" aria-pressed={value === null} data-testid="ticket-never-due" onClick={() => onChange(null)}>{t('tickets.nothing')}</button>
      <WhenField value={value} onChange={onChange} />
    </div>
  );
}
