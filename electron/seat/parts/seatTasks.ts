import { randomUUID } from 'node:crypto';
import { systemTimer } from '../../calls/timer.ts';
import { TaskDesk } from '../../tasks/taskDesk.ts';
import type { SeatParts } from '../seatParts.ts';

/** The seat's planned call-backs; a due one becomes a notice, and whatever the program does about it. */
export function openSeatTasks({ options }: SeatParts): TaskDesk {
  const { store, publisher, notices, now, log, onTaskDue } = options;
  return new TaskDesk({
    store,
    newId: randomUUID,
    onChange: (tasks) => publisher.change({ tasks }),
    onDue: (task) => {
      notices.add('info', 'taskDue', { name: task.customerName, number: task.number, note: task.note });
      onTaskDue?.(task);
    },
    onFailed: (error) => log('tasks could not be read or written', error),
    now,
    setTimer: systemTimer,
  });
}
