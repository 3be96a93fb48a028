import { useId, useState } from 'react';
import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { TicketDetail, TicketEntry, TicketFields } from '../../shared/customers/ticket.ts';
import { ticketMoves } from '../../shared/customers/ticket.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { showCustomer, showLoggedCall } from '../stores/viewStore.ts';
import { fullMomentText } from '../ui/duration.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import type { Locale } from '../texts/texts.ts';
import { customersChanged, useCustomerRevision } from './customerRevision.ts';
import { DueField, PriorityChoice } from './TicketFields.tsx';
import { ticketTones } from './ticketTones.ts';

/** One ticket: what it is, where it may go, and everything that happened to it. */
export function TicketView({ id, callId, onBack }: { readonly id: string; readonly callId: string | null; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const revision = useCustomerRevision();
  const detail = useAnswer('ticket:get', { id }, revision);
  return (
    <div className="ticket-view" data-testid="ticket-view">
      <Button size="small" type="text" icon={<ArrowLeftOutlined />} onClick={onBack}>{t('tickets.back')}</Button>
      {detail.kind === 'answered' && detail.value !== null && <Opened detail={detail.value} callId={callId} />}
    </div>
  );
}

function Opened({ detail: { ticket, entries, calls }, callId }: { readonly detail: TicketDetail; readonly callId: string | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const assigneeId = useId();
  const [comment, setComment] = useState('');
  const [assignee, setAssignee] = useState(ticket.assignee);

  async function change(part: Partial<TicketFields>): Promise<void> {
    if ((await send('ticket:change', { id: ticket.id, change: part })) !== null) customersChanged();
  }

  async function say(): Promise<void> {
    if (comment.trim() === '' || (await send('ticket:comment', { id: ticket.id, text: comment })) === null) return;
    setComment('');
    customersChanged();
  }

  return (
    <>
      <h3><span className="figure">{t('customers.ticketNumber', { number: ticket.number })}</span> {ticket.subject}</h3>
      <dl className="ticket-facts">
        <dt>{t('tickets.field.state')}</dt>
        <dd className="ticket-choices">
          <StatusMark tone={ticketTones[ticket.state]}>{t(`tickets.state.${ticket.state}`)}</StatusMark>
          {ticketMoves[ticket.state].map((state) => <button key={state} type="button" className="chip" data-testid={`ticket-to-${state}`} onClick={() => void change({ state })}>{t(`tickets.move.${state}`)}</button>)}
        </dd>
        <dt>{t('tickets.priorityLabel')}</dt>
        <dd><PriorityChoice value={ticket.priority} onChange={(priority) => void change({ priority })} /></dd>
        <dt>{t('tickets.due')}</dt>
        <dd><DueField value={ticket.dueAt} onChange={(dueAt) => void change({ dueAt })} /></dd>
        <dt><label htmlFor={assigneeId}>{t('tickets.assignee')}</label></dt>
        <dd><Input id={assigneeId} size="small" value={assignee} maxLength={64} onChange={(event) => setAssignee(event.target.value)} onBlur={() => assignee.trim() !== ticket.assignee && void change({ assignee: assignee.trim() })} /></dd>
        {ticket.customerId !== null && ticket.customerName !== '' && (
          <><dt>{t('tickets.customer')}</dt><dd><button type="button" className="link-button" onClick={() => showCustomer(ticket.customerId)}>{ticket.customerName}</button></dd></>
        )}
        <dt>{t('tickets.calls')}</dt>
        <dd className="ticket-calls">
          {calls.length === 0 && <span className="muted-text">{t('tickets.nothing')}</span>}
          {calls.map((call) => <button key={call.callId} type="button" className="link-button figure" onClick={() => showLoggedCall(call.callId)}>{call.startedAt === null ? t('tickets.call') : fullMomentText(call.startedAt, locale)}</button>)}
          {callId !== null && !calls.some((call) => call.callId === callId) && <Button size="small" onClick={() => void send('ticket:linkCall', { id: ticket.id, callId }).then(() => customersChanged())}>{t('tickets.linkCall')}</Button>}
        </dd>
      </dl>
      <ol className="ticket-entries" data-testid="ticket-entries">
        {entries.map((entry) => (
          <li key={entry.sequence}><span className="muted-text figure">{fullMomentText(entry.at, locale)}</span> <span className="soft-text">{entry.who}</span> <span className="entry-words">{entryText(t, entry, locale)}</span></li>
        ))}
      </ol>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} value={comment} placeholder={t('tickets.comment')} aria-label={t('tickets.comment')} data-testid="ticket-comment"
        onChange={(event) => setComment(event.target.value)} onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void say(); }} />
      <Button size="small" disabled={comment.trim() === ''} data-testid="ticket-say" onClick={() => void say()}>{t('tickets.say')}</Button>
    </>
  );
}

/** What happened, in a sentence. */
export function entryText(t: TFunction, { event }: TicketEntry, locale: Locale): string {
  switch (event.kind) {
    case 'created':
      return t('tickets.event.created');
    case 'commented':
      return event.text;
    case 'callLinked':
      return t('tickets.event.callLinked');
    case 'customerMerged':
      return t('tickets.event.customerMerged');
    case 'changed': {
      const word = (value: string | number | null): string => {
        if (value === null || value === '') return t('tickets.nothing');
        if (event.field === 'state') return t(`tickets.state.${value as TicketFields['state']}`);
        if (event.field === 'priority') return t(`tickets.priority.${value as TicketFields['priority']}`);
        return event.field === 'dueAt' ? fullMomentText(Number(value), locale) : String(value);
      };
      return t('tickets.event.changed', { field: t(`tickets.field.${event.field}`), from: word(event.from), to: word(event.to) });
    }
  }
}
