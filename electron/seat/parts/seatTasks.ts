import { randomUUID } from 'node:crypto';
import { systemTimer } from '../../calls/timer.ts';
import { TaskDesk } from '../../tasks/taskDesk.ts';
import type { SeatParts } from '../seatParts.ts';

/** The seat's planned call-backs; a due one becomes a notice. The windows around the seat see `remindedAt` change. */
export function openSeatTasks({ options }: SeatParts): TaskDesk {
  const { store, publisher, notices, now, log } = options;
  return new TaskDesk({
    store,
    newId: randomUUID,
    onChange: (tasks) => publisher.change({ tasks }),
    onDue: ({ customerName, number, note }) => notices.add('info', 'taskDue', { name: customerName, number, note }),
    onFailed: (error) => log('tasks could not be read or written', error),
    now,
    setTimer: systemTimer,
  });
}
