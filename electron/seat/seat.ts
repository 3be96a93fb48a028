import type { CommandHandlers, QueryHandlers } from '../ipc/handle.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { MediaListener } from '../calls/media.ts';
import type { PlayableRecording } from '../windows/serveApp.ts';

/** The commands that belong to a seat and not to the program around it. */
export const seatCommandNames = [
  'call:answer', 'call:reject', 'call:hangUp', 'call:hold', 'call:resume', 'call:mute', 'call:sendDtmf', 'call:dial', 'call:redial', 'call:transfer', 'call:consult',
  'call:redirect', 'call:park', 'call:pickUp', 'conference:start', 'conference:add', 'conference:remove', 'conference:end', 'call:focus',
  'call:dismiss', 'call:dispose', 'agent:choose', 'agent:extendWrapUp', 'agent:finishWrapUp', 'readiness:check', 'task:save', 'task:close', 'seat:takeOver', 'customer:save', 'seat:register', 'practice:ring',
] as const satisfies readonly (keyof CommandHandlers)[];

export const seatQueryNames = [
  'callLog:search', 'callLog:entry', 'dial:check', 'callLog:quality', 'callLog:disposition', 'agent:periods', 'customer:get', 'customer:search', 'recording:get', 'practice:scenarios',
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
  readonly mediaListener: Pick<MediaListener, 'chunkRecorded' | 'qualityMeasured' | 'levelsMeasured'>;
  /** The recording of a call as the player needs it. */
  recordingOf(callId: string): Promise<PlayableRecording | null>;
  /** Ends the calls, closes recordings, unregisters, closes the store. */
  close(): Promise<void>;
}
