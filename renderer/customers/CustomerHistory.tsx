import { useEffect, useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LastCall } from '../../shared/callers/lastCall.ts';
import type { CustomerNote } from '../../shared/customers/customer.ts';
import { ask } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { fullMomentText } from '../ui/duration.ts';
import { useLocale } from '../ui/useLocale.ts';
import { useCustomerRevision } from './customerRevision.ts';
import { LastCallRow } from './LastCalls.tsx';

const pageSize = 50;

type Moment = { readonly kind: 'call'; readonly at: number; readonly call: LastCall } | { readonly kind: 'note'; readonly at: number; readonly note: CustomerNote };

/** Calls and notes of a customer in the order of time, newest first. */
export function CustomerHistory({ customerId }: { readonly customerId: string }) {
  const { t } = useTranslation();
  const revision = useCustomerRevision();
  const notes = useAnswer('customer:notes', { customerId }, revision);
  const { calls, more, loadMore } = useCalls(customerId, revision);
  const moments: Moment[] = [
    ...calls.map((call): Moment => ({ kind: 'call', at: call.startedAt, call })),
    ...(notes.kind === 'answered' ? notes.value : []).filter(({ text, versions }) => text !== '' || versions > 0).map((note): Moment => ({ kind: 'note', at: note.createdAt, note })),
  ].sort((a, b) => b.at - a.at);
  if (moments.length === 0) return <p className="muted-text">{t('customers.noHistory')}</p>;
  return (
    <>
      <ul className="customer-history">
        {moments.map((moment) => (moment.kind === 'call' ? <LastCallRow key={moment.call.callId} call={moment.call} /> : <NoteRow key={moment.note.id} note={moment.note} />))}
      </ul>
      {more && <Button size="small" onClick={loadMore}>{t('customers.more')}</Button>}
    </>
  );
}

function useCalls(customerId: string, revision: string): { readonly calls: readonly LastCall[]; readonly more: boolean; readonly loadMore: () => void } {
  const [state, setState] = useState<{ readonly calls: readonly LastCall[]; readonly cursor: number | null }>({ calls: [], cursor: null });
  useEffect(() => {
    let current = true;
    void ask('customer:calls', { customerId, limit: pageSize, cursor: null }).then((reply) => {
      if (current && reply.ok) setState(reply.value);
    });
    return () => {
      current = false;
    };
  }, [customerId, revision]);
  return {
    calls: state.calls,
    more: state.cursor !== null,
    loadMore: () => void ask('customer:calls', { customerId, limit: pageSize, cursor: state.cursor }).then((reply) => {
      if (reply.ok) setState((before) => ({ calls: [...before.calls, ...reply.value.calls], cursor: reply.value.cursor }));
    }),
  };
}

function NoteRow({ note }: { readonly note: CustomerNote }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <li className="history-note" data-testid="history-note">
      <header>
        <span className="soft-text">{t(note.callId === null ? 'customers.note' : 'customers.noteOfCall')}</span>
        <span className="muted-text figure">{fullMomentText(note.createdAt, locale)}</span>
        <span className="muted-text">{note.author}</span>
        {note.versions > 0 && <button type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>{t('customers.versions', { total: note.versions })}</button>}
      </header>
      <p>{note.text}</p>
      {open && <Versions noteId={note.id} />}
    </li>
  );
}

function Versions({ noteId }: { readonly noteId: string }) {
  const locale = useLocale();
  const versions = useAnswer('customer:noteVersions', { noteId });
  if (versions.kind !== 'answered') return null;
  return (
    <ol className="note-versions">
      {versions.value.map(({ sequence, at, author, text }) => <li key={sequence}><span className="muted-text figure">{fullMomentText(at, locale)} {author}</span><p>{text}</p></li>)}
    </ol>
  );
}
