import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

type Names = 'reviewPackage:export' | 'reviewPackage:import' | 'reviewPackage:answer' | 'reviewPackage:remove';

function refuse(): never {
  throw new IpcRefusal('notAllowed', 'This seat hands no calls over');
}

/** Calls that are judged elsewhere. */
export function reviewPackageCommands(_parts: SeatParts): Pick<SeatCommands, Names> {
  return { 'reviewPackage:export': refuse, 'reviewPackage:import': refuse, 'reviewPackage:answer': refuse, 'reviewPackage:remove': refuse };
}

export function reviewPackageQueries(_parts: SeatParts): Pick<SeatQueries, 'reviewPackage:list'> {
  return { 'reviewPackage:list': () => [] };
}
