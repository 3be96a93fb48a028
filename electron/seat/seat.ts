import type { Preferences } from '../../shared/settings/seatSettings.ts';
import type { CommandHandlers, QueryHandlers } from '../ipc/handle.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { PlayableRecording } from '../windows/serveApp.ts';
import type { SeatMediaListener } from './parts/seatMediaListener.ts';

/** The commands that belong to a seat and not to the program around it. */
export const seatCommandNames = [
  'call:answer', 'call:reject', 'call:hangUp', 'call:hold', 'call:resume', 'call:mute', 'call:sendDtmf', 'call:focus', 'call:dismiss',
  'call:dial', 'call:redial', 'call:pickUp', 'call:transfer', 'call:consult', 'call:redirect', 'call:park',
  'conference:start', 'conference:add', 'conference:remove', 'conference:end',
  'call:dispose', 'agent:choose', 'agent:extendWrapUp', 'agent:finishWrapUp', 'readiness:check', 'task:save', 'task:close',
  'customer:save', 'seat:register', 'seat:takeOver', 'practice:ring',
] as const satisfies readonly (keyof CommandHandlers)[];

export const seatQueryNames = [
  'callLog:search', 'callLog:entry', 'callLog:quality', 'callLog:disposition', 'task:ofCall', 'dial:check', 'agent:periods', 'customer:get', 'customer:search',
  'recording:get', 'practice:scenarios',
] as const satisfies readonly (keyof QueryHandlers)[];

export type SeatCommands = Pick<CommandHandlers, (typeof seatCommandNames)[number]>;
export type SeatQueries = Pick<QueryHandlers, (typeof seatQueryNames)[number]>;

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
  /** The recording of a call as the player needs it. */
  recordingOf(callId: string): Promise<PlayableRecording | null>;
  /** Ends the calls, closes recordings, unregisters, closes the store. */
  close(): Promise<void>;
}
