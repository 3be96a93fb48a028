import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { longestNote } from '../../shared/customers/customer.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { autosave, useAutosave } from './autosave.ts';
import { useCustomerRevision } from './customerRevision.ts';
import { KeptState } from './KeptState.tsx';

/** The note of a call is one and has the call's id; without a call each opening of the card begins another. */
function useNoteId(callId: string | null): string {
  const [own] = useState(() => crypto.randomUUID());
  return callId ?? own;
}

/** Where the agent writes while talking: kept as it is written, also when the call ends or the window is loaded again. */
export function NoteEditor({ customerId, callId }: { readonly customerId: string; readonly callId: string | null }) {
  const { t } = useTranslation();
  const noteId = useNoteId(callId);
  const key = `note/${noteId}`;
  const kept = useAutosave((all) => all[key]);
  const revision = useCustomerRevision();
  const notes = useAnswer('customer:notes', { customerId }, revision);
  const saved = notes.kind === 'answered' ? notes.value.find(({ id }) => id === noteId)?.text : undefined;
  const text = kept !== undefined && kept.writing.command === 'customer:note' ? kept.writing.argument.text : (saved ?? '');

  return (
    <section className="note-editor" aria-label={t('customers.note')}>
      <header><h3>{t(callId === null ? 'customers.newNote' : 'customers.noteOfCall')}</h3><KeptState writingKey={key} /></header>
      <Input.TextArea
        autoSize={{ minRows: 2, maxRows: 8 }} value={text} status={text.length > longestNote ? 'error' : ''} placeholder={t('customers.notePlaceholder')} aria-label={t('customers.note')} data-testid="customer-note"
        onChange={(event) => autosave(key, { command: 'customer:note', argument: { noteId, customerId, callId, text: event.target.value } })}
      />
      {text.length > longestNote * 0.9 && <span className={text.length > longestNote ? 'field-problem' : 'muted-text'}>{t('customers.noteLength', { total: text.length, most: longestNote })}</span>}
    </section>
  );
}
