import { commands, type CommandName } from '../../shared/ipc/commands.ts';
import { queries, type QueryName } from '../../shared/ipc/queries.ts';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import type { CommandHandlers, QueryHandlers } from '../ipc/handle.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { PlayableRecording } from '../windows/serveApp.ts';
import type { SeatMediaListener } from './parts/seatMediaListener.ts';

/** Commands that the program around the seat answers; all others are the seat's. */
const programCommandNames = [
  'notice:dismiss', 'preferences:change', 'seat:configure', 'seat:provisionFromFile', 'area:import', 'area:cancelImport', 'practice:switch', 'pop:painted',
  'device:testOutput', 'device:testMicrophone', 'headset:pair', 'headset:forget', 'dial:takeOffer', 'console:show', 'page:failed',
  'vault:create', 'vault:unlock', 'vault:recover', 'vault:changePassphrase', 'vault:saveRecoveryKey', 'vault:quit',
] as const satisfies readonly CommandName[];

const programQueryNames = ['state:snapshot', 'seat:connection'] as const satisfies readonly QueryName[];

export type SeatCommands = Omit<CommandHandlers, (typeof programCommandNames)[number]>;
export type SeatQueries = Omit<QueryHandlers, (typeof programQueryNames)[number]>;

function allBut<All extends string, Left extends All>(all: readonly All[], left: readonly Left[]): readonly Exclude<All, Left>[] {
  return all.filter((name): name is Exclude<All, Left> => !(left as readonly All[]).includes(name));
}

export const seatCommandNames = allBut(Object.keys(commands) as CommandName[], programCommandNames);
export const seatQueryNames = allBut(Object.keys(queries) as QueryName[], programQueryNames);

/** A running seat: registered at one platform, writing to one store. */
export interface Seat {
  readonly mode: 'live' | 'practice';
  readonly desk: CallDesk;
  readonly commands: SeatCommands;
  readonly queries: SeatQueries;
  /** Where the media window's news about this seat's calls go. */
  readonly mediaListener: SeatMediaListener;
  /** The agent changed a preference; it is in force already. */
  preferencesChanged(before: Preferences): void;
  /** The machine woke up, or its addresses changed. */
  networkChanged(): void;
  /** The recording of a call. */
  recordingOf(callId: string): Promise<PlayableRecording | null>;
  /** The same for a page: what is read of it is given out, and that is kept in the evidence chain. */
  soundFor(callId: string): Promise<PlayableRecording | null>;
  /** Ends the calls, closes recordings, unregisters, closes the store. */
  close(): Promise<void>;
}
