import { useState } from 'react';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../shared/tasks/task.ts';
import { send } from '../bridge/send.ts';
import { soon } from '../ui/soon.ts';
import { WhenField } from '../ui/WhenField.tsx';

/** A new call to make, or changes of one. Enter saves, Escape closes. */
export function TaskForm({ task, onDone }: { readonly task: Task | null; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState(task?.number ?? '');
  const [customerName, setCustomerName] = useState(task?.customerName ?? '');
  const [dueAt, setDueAt] = useState(() => task?.dueAt ?? soon('hour', Date.now()));
  const [note, setNote] = useState(task?.note ?? '');
  const given = number.trim();

  async function save(): Promise<void> {
    if (given === '') return;
    const draft = { number: given, customerId: task?.customerId ?? null, customerName: customerName.trim(), callId: task?.callId ?? null, dueAt, note: note.trim() };
    if ((await send('task:save', { id: task?.id ?? null, draft })) !== null) onDone();
  }

  return (
    <form
      className="task-form"
      data-testid="task-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <Input autoFocus value={number} maxLength={128} placeholder={t('tasks.number')} aria-label={t('tasks.number')} data-testid="task-number" onChange={(event) => setNumber(event.target.value)} />
      <Input value={customerName} maxLength={100} placeholder={t('tasks.name')} aria-label={t('tasks.name')} onChange={(event) => setCustomerName(event.target.value)} />
      <Input className="task-form-wide" value={note} maxLength={500} placeholder={t('tasks.note')} aria-label={t('tasks.note')} onChange={(event) => setNote(event.target.value)} />
      <div className="task-form-wide"><WhenField value={dueAt} onChange={setDueAt} /></div>
      <div className="task-form-wide task-form-buttons">
        <Button type="primary" size="small" htmlType="submit" disabled={given === ''} data-testid="task-save">{t('tasks.save')}</Button>
        <Button size="small" onClick={onDone}>{t('app.cancel')}</Button>
        <span className="bar-space" />
        {task !== null && <Button size="small" type="text" danger onClick={() => { onDone(); void send('task:close', { id: task.id, state: 'cancelled' }); }}>{t('tasks.cancel')}</Button>}
      </div>
    </form>
  );
}
