import { useState } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Ticket, TicketPriority } from '../../shared/customers/ticket.ts';
import { isOpenTicket } from '../../shared/customers/ticket.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { errorText } from '../app/errorText.ts';
import { attempt } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { whenText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { useClear } from '../ui/useClear.tsx';
import { customersChanged, useCustomerRevision } from './customerRevision.ts';
import { DueField, PriorityChoice } from './TicketFields.tsx';
import { ticketTones } from './ticketTones.ts';
import { TicketView } from './TicketView.tsx';

/** Tickets of a customer, or of all: the list, one opened, or a new one. */
export function TicketsTab({ customerId, callId }: { readonly customerId: string | null; readonly callId: string | null }) {
  const { t } = useTranslation();
  const clear = useClear();
  const [opened, setOpened] = useState<string | null>(null);
  const [making, setMaking] = useState(false);
  const [onlyOpen, setOnlyOpen] = useState(customerId === null);
  const [text, setText] = useState('');
  const revision = useCustomerRevision();
  const tickets = useAnswer('ticket:list', { customerId, onlyOpen, text, limit: 200, cursor: null }, revision);
  if (opened !== null) return <TicketView id={opened} callId={callId} onBack={() => setOpened(null)} />;
  if (making) return <TicketForm customerId={customerId} callId={callId} onDone={() => setMaking(false)} />;
  return (
    <div className="tickets">
      <div className="ticket-tools">
        {customerId !== null && <Button size="small" icon={<PlusOutlined />} data-testid="ticket-new" onClick={() => setMaking(true)}>{t('tickets.add')}</Button>}
        {customerId === null && <Input size="small" allowClear={clear} value={text} maxLength={100} placeholder={t('tickets.search')} aria-label={t('tickets.search')} onChange={(event) => setText(event.target.value)} />}
        <label className="soft-text"><input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} /> {t('tickets.onlyOpen')}</label>
      </div>
      {tickets.kind === 'failed' && <p role="alert">{errorText(t, tickets.error)}</p>}
      {tickets.kind === 'answered' && tickets.value.length === 0 && <p className="muted-text">{t('tickets.none')}</p>}
      <ul className="ticket-rows">{(tickets.kind === 'answered' ? tickets.value : []).map((ticket) => <TicketRow key={ticket.id} ticket={ticket} named={customerId === null} onOpen={() => setOpened(ticket.id)} />)}</ul>
    </div>
  );
}

function TicketRow({ ticket, named, onOpen }: { readonly ticket: Ticket; readonly named: boolean; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const late = ticket.dueAt !== null && isOpenTicket(ticket.state) && ticket.dueAt < now;
  return (
    <li>
      <button type="button" className="ticket-row" data-testid="ticket-row" onClick={onOpen}>
        <span className="figure">{t('customers.ticketNumber', { number: ticket.number })}</span>
        <StatusMark tone={ticketTones[ticket.state]}>{t(`tickets.state.${ticket.state}`)}</StatusMark>
        <span className="ticket-subject">{ticket.subject}{named && ticket.customerName !== '' && <span className="soft-text"> · {ticket.customerName}</span>}</span>
        {named && <span className="soft-text">{ticket.assignee}</span>}
        <span className="soft-text">{ticket.priority === 'normal' ? '' : t(`tickets.priority.${ticket.priority}`)}</span>
        <span className="muted-text">{ticket.dueAt !== null && (late ? <StatusMark tone="danger">{t('tickets.late', { when: whenText(ticket.dueAt, now, locale) })}</StatusMark> : t('tickets.dueAt', { when: whenText(ticket.dueAt, now, locale) }))}</span>
      </button>
    </li>
  );
}

function TicketForm({ customerId, callId, onDone }: { readonly customerId: string | null; readonly callId: string | null; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const user = useConsole((state) => state.seat.user);
  const [subject, setSubject] = useState('');
  const [comment, setComment] = useState('');
  const [priority, setPriority] = useState<TicketPriority>('normal');
  const [dueAt, setDueAt] = useState<number | null>(null);
  const [failure, setFailure] = useState<IpcError | null>(null);

  async function save(): Promise<void> {
    if (subject.trim() === '') return;
    const reply = await attempt('ticket:create', { customerId, callId, comment, fields: { subject: subject.trim(), state: 'new', priority, dueAt, assignee: user.slice(0, 64) } });
    if (!reply.ok) return setFailure(reply.error);
    customersChanged();
    onDone();
  }

  return (
    <form className="ticket-form" data-testid="ticket-form" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <Input autoFocus value={subject} maxLength={200} placeholder={t('tickets.subject')} aria-label={t('tickets.subject')} data-testid="ticket-subject" onChange={(event) => setSubject(event.target.value)} />
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={comment} placeholder={t('tickets.comment')} aria-label={t('tickets.comment')} onChange={(event) => setComment(event.target.value)} />
      <dl className="ticket-facts">
        <dt>{t('tickets.priorityLabel')}</dt><dd><PriorityChoice value={priority} onChange={setPriority} /></dd>
        <dt>{t('tickets.due')}</dt><dd><DueField value={dueAt} onChange={setDueAt} /></dd>
      </dl>
      {callId !== null && <p className="muted-text">{t('tickets.withCall')}</p>}
      {failure !== null && <Alert type="error" showIcon title={errorText(t, failure)} />}
      <div className="form-actions"><Button type="primary" size="small" htmlType="submit" data-testid="ticket-save">{t('tickets.create')}</Button><Button size="small" onClick={onDone}>{t('app.cancel')}</Button></div>
    </form>
  );
}
