import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** The seat's place at its platform. */
export function platformCommands(parts: SeatParts): Pick<SeatCommands, 'seat:register' | 'seat:takeOver' | 'practice:ring'> {
  const { platform } = parts.options;
  return {
    'seat:register': () => done(parts.phone?.register()),
    'seat:takeOver': () => done(parts.phone?.takeOver()),
    'practice:ring': ({ scenario }) => {
      if (scenario !== null && !platform.scenarios.includes(scenario)) throw new IpcRefusal('notFound', `No scenario ${scenario}`);
      return done(platform.ring(scenario));
    },
  };
}

export function platformQueries({ options: { platform } }: SeatParts): Pick<SeatQueries, 'practice:scenarios'> {
  return { 'practice:scenarios': () => platform.scenarios };
}
