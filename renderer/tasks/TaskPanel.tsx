import { useState } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../shared/tasks/task.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { useNow } from '../stores/now.ts';
import { Panel } from '../ui/Panel.tsx';
import { TaskForm } from './TaskForm.tsx';
import { TaskRow } from './TaskRow.tsx';
import { isDue } from './taskTimes.ts';
import './tasks.css';

/** Whom to call next, the earliest first; tasks that are due stand out. */
export function TaskPanel() {
  const { t } = useTranslation();
  const tasks = useConsole((state) => state.tasks);
  const now = useNow();
  const [editing, setEditing] = useState<Task | 'new' | null>(null);
  const due = tasks.filter((task) => isDue(task, now)).length;

  return (
    <Panel
      className="tasks"
      testId="tasks"
      title={<>{t('tasks.title')} {tasks.length > 0 && <span className={`tasks-count${due > 0 ? ' tasks-count-due' : ''}`}>{t('tasks.count', { count: tasks.length })}</span>}</>}
      extra={<Button size="small" type="text" icon={<PlusOutlined />} aria-label={t('tasks.add')} title={t('tasks.add')} data-testid="task-new" onClick={() => setEditing(editing === 'new' ? null : 'new')} />}
    >
      {editing !== null && <TaskForm key={editing === 'new' ? 'new' : editing.id} task={editing === 'new' ? null : editing} onDone={() => setEditing(null)} />}
      {tasks.length === 0 && editing === null && <p className="empty-words">{t('tasks.none')}</p>}
      <ul className="task-list">
        {tasks.map((task) => <TaskRow key={task.id} task={task} onEdit={() => setEditing(task)} />)}
      </ul>
    </Panel>
  );
}
