import { exportCallLog } from '../../callLog/exportCallLog.ts';
import { exportTitle } from '../../callLog/exportedColumns.ts';
import { fileStem } from '../../exports/fileStem.ts';
import { mostViews } from '../../../shared/calls/logView.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** Views of the call log, and its export as a job. */
export function logCommands({ jobs, options: { store, files, publisher, preferences, now } }: SeatParts): Pick<SeatCommands, 'callLog:saveView' | 'callLog:removeView' | 'callLog:export'> {
  return {
    'callLog:saveView': async (view) => {
      const known = await store.logViews(null);
      if (known.length >= mostViews && !known.some(({ id }) => id === view.id)) throw new IpcRefusal('tooManyViews', 'There are as many views as can be kept');
      await store.saveLogView({ ...view, at: now() });
      return null;
    },
    'callLog:removeView': async (argument) => {
      await store.removeLogView(argument);
      return null;
    },
    'callLog:export': async ({ calls, columns, format }) => {
      const { locale } = preferences();
      const file = await files.saveFile(`${exportTitle(locale)}-${fileStem(now(), 'minute')}.${format}`, [{ name: format.toUpperCase(), extensions: [format] }]);
      if (file === null) return false;
      const seesNumbers = publisher.current.seat.rights.includes('seeNumbers');
      jobs.start('exportLog', ({ signal, progress }) => exportCallLog({ source: store, calls, columns, format, file, locale, seesNumbers, signal, progress }));
      return true;
    },
  };
}
