import { CheckOutlined, ClockCircleOutlined, PhoneOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { taskDraftSchema } from '../../shared/tasks/task.ts';
import type { Task } from '../../shared/tasks/task.ts';
import { send } from '../bridge/send.ts';
import { dialNumber } from '../softphone/dialling.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { whenText } from '../ui/duration.ts';
import { keyText } from '../ui/numberText.ts';
import { soon } from '../ui/soon.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { dueText, isDue } from './taskTimes.ts';

const later = ['quarter', 'hour', 'tomorrow'] as const;

/** One call to make: call, put off, done, or open for changes. */
export function TaskRow({ task, onEdit }: { readonly task: Task; readonly onEdit: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const due = isDue(task, now);
  const number = keyText(t, task.number, locale);

  function putOff(name: (typeof later)[number]): void {
    void send('task:save', { id: task.id, draft: { ...taskDraftSchema.strip().parse(task), dueAt: soon(name, Date.now()) } });
  }

  return (
    <li className={`task${due ? ' task-due' : ''}`} data-testid="task">
      <button type="button" className="task-words" title={t('tasks.edit')} onClick={onEdit}>
        <span className="task-head">
          <b>{task.customerName || number}</b>
          {task.customerName !== '' && <span className="soft-text figure">{number}</span>}
        </span>
        <span className="task-when">
          <StatusMark tone={due ? 'danger' : 'quiet'}>{dueText(t, task, now)}</StatusMark>
          <span className="muted-text figure">{whenText(task.dueAt, now, locale)}</span>
        </span>
        {task.note !== '' && <span className="task-note">{task.note}</span>}
      </button>
      <span className="task-buttons">
        <Button size="small" type={due ? 'primary' : 'default'} icon={<PhoneOutlined />} disabled={!registered} data-testid="task-call" onClick={() => void dialNumber(task.number, task.id)}>{t('tasks.call')}</Button>
        <Dropdown trigger={['click']} autoFocus menu={{ items: later.map((name) => ({ key: name, label: t(`tasks.snoozeBy.${name}`) })), onClick: ({ key }) => later.filter((name) => name === key).forEach(putOff) }}>
          <Button size="small" type="text" icon={<ClockCircleOutlined />} aria-label={t('tasks.snooze')} title={t('tasks.snooze')} data-testid="task-snooze" />
        </Dropdown>
        <Button size="small" type="text" icon={<CheckOutlined />} aria-label={t('tasks.done')} title={t('tasks.done')} data-testid="task-done" onClick={() => void send('task:close', { id: task.id, state: 'done' })} />
      </span>
    </li>
  );
}
