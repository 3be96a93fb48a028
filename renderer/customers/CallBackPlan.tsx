import { useState } from 'react';
import { ClockCircleOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { send } from '../bridge/send.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { remark } from '../stores/remarks.ts';
import { whenText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { soon } from '../ui/soon.ts';
import { useLocale } from '../ui/useLocale.ts';
import { WhenField } from '../ui/WhenField.tsx';
import './callBackPlan.css';

interface CallBackPlanProps {
  /** Canonical keys, the likeliest first; never empty. */
  readonly numbers: readonly string[];
  readonly customerId: string | null;
  readonly customerName: string;
  /** The call it is about; a call has one planned call-back at most, which is changed here. */
  readonly callId: string | null;
  readonly label: string;
}

/** Plans to call a customer back: when, on which number, and why. */
export function CallBackPlan(props: CallBackPlanProps) {
  const [open, setOpen] = useState(false);
  if (open) return <PlanForm {...props} onDone={() => setOpen(false)} />;
  return <div><Button size="small" icon={<ClockCircleOutlined />} data-testid="customer-plan" onClick={() => setOpen(true)}>{props.label}</Button></div>;
}

function PlanForm({ numbers, customerId, customerName, callId, onDone }: CallBackPlanProps & { readonly onDone: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const planned = useConsole((state) => (callId === null ? undefined : state.tasks.find((task) => task.callId === callId)));
  const [number, setNumber] = useState(planned?.number ?? numbers[0] ?? '');
  const [dueAt, setDueAt] = useState(() => planned?.dueAt ?? soon('hour', Date.now()));
  const [note, setNote] = useState(planned?.note ?? '');

  async function save(): Promise<void> {
    const saved = await send('task:save', { id: planned?.id ?? null, draft: { number, customerId, customerName, callId, dueAt, note: note.trim() } });
    if (saved === null) return;
    remark(t('customers.planned', { when: whenText(dueAt, Date.now(), locale) }));
    onDone();
  }

  return (
    <form
      className="call-back-plan"
      data-testid="call-back-plan"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The drawer around it stays open.
        event.stopPropagation();
        onDone();
      }}
    >
      {numbers.length > 1 && <Select aria-label={t('tasks.number')} value={number} options={numbers.map((value) => ({ value, label: keyText(t, value, locale) }))} onChange={setNumber} />}
      <WhenField value={dueAt} onChange={setDueAt} />
      <Input autoFocus value={note} maxLength={500} placeholder={t('tasks.note')} aria-label={t('tasks.note')} data-testid="plan-note" onChange={(event) => setNote(event.target.value)} />
      <div className="call-back-plan-buttons">
        <Button type="primary" size="small" htmlType="submit" data-testid="plan-save">{t('tasks.save')}</Button>
        <Button size="small" onClick={onDone}>{t('app.cancel')}</Button>
      </div>
    </form>
  );
}
