import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** Long work that the user calls off, dismisses, or looks at. */
export function jobCommands({ jobs, options: { files } }: SeatParts): Pick<SeatCommands, 'job:cancel' | 'job:dismiss' | 'job:reveal'> {
  return {
    'job:cancel': ({ id }) => done(jobs.cancel(id)),
    'job:dismiss': ({ id }) => done(jobs.dismiss(id)),
    'job:reveal': ({ id }) => {
      const state = jobs.find(id)?.state;
      if (state?.kind !== 'done' || state.file === null) throw new IpcRefusal('notFound', 'This job has no file');
      return done(files.reveal(state.file));
    },
  };
}
