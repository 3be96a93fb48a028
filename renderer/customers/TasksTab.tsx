import { useTranslation } from 'react-i18next';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { TaskRow } from '../tasks/TaskRow.tsx';
import { whenText } from '../ui/duration.ts';
import { useNow } from '../stores/now.ts';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { CallBackPlan } from './CallBackPlan.tsx';
import { useCustomerRevision } from './customerRevision.ts';
import '../tasks/tasks.css';

/** Planned call-backs of a customer, and those that are over. */
export function TasksTab({ customerId, customerName, numbers, callId }: { readonly customerId: string; readonly customerName: string; readonly numbers: readonly string[]; readonly callId: string | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const now = useNow();
  const published = useConsole((state) => state.tasks);
  const revision = useCustomerRevision();
  const tasks = useAnswer('customer:tasks', { customerId }, `${revision}/${published.map(({ id, dueAt }) => `${id}${dueAt}`).join()}`);
  const all = tasks.kind === 'answered' ? tasks.value : [];
  return (
    <div className="tasks-tab">
      {numbers.length > 0 && <CallBackPlan numbers={numbers} customerId={customerId} customerName={customerName} callId={callId} label={t('customers.plan')} />}
      {all.length === 0 && <p className="muted-text">{t('customers.noTasks')}</p>}
      <ul className="task-list">{all.filter(({ state }) => state === 'open').map((task) => <TaskRow key={task.id} task={task} onEdit={() => undefined} />)}</ul>
      <ul className="tasks-over">
        {all.filter(({ state }) => state !== 'open').map((task) => (
          <li key={task.id}><StatusMark tone={task.state === 'done' ? 'ok' : 'quiet'}>{t(`customers.taskState.${task.state === 'done' ? 'done' : 'cancelled'}`)}</StatusMark> <span className="figure muted-text">{whenText(task.closedAt ?? task.dueAt, now, locale)}</span> {task.note}</li>
        ))}
      </ul>
    </div>
  );
}
