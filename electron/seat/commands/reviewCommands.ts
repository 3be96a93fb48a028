import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

type Names =
  | 'review:save' | 'review:handIn' | 'review:discard' | 'review:appeal' | 'review:answerAppeal' | 'review:seen' | 'review:queue' | 'review:unqueue'
  | 'scoreCard:save' | 'scoreCard:release' | 'scoreCard:discard' | 'scoreCard:retire' | 'samplingPlan:save' | 'samplingPlan:remove' | 'samplingPlan:draw'
  | 'calibration:make' | 'calibration:close';

type QueryNames =
  | 'review:ofCall' | 'review:get' | 'review:list' | 'review:waiting' | 'review:counts' | 'review:figures' | 'review:listened' | 'scoreCard:list' | 'scoreCard:get'
  | 'samplingPlan:list' | 'calibration:list' | 'calibration:result';

function refuse(): never {
  throw new IpcRefusal('notAllowed', 'This seat judges no calls');
}

/** Judging calls. */
export function reviewCommands(_parts: SeatParts): Pick<SeatCommands, Names> {
  return {
    'review:save': refuse, 'review:handIn': refuse, 'review:discard': refuse, 'review:appeal': refuse, 'review:answerAppeal': refuse, 'review:seen': refuse,
    'review:queue': refuse, 'review:unqueue': refuse, 'scoreCard:save': refuse, 'scoreCard:release': refuse, 'scoreCard:discard': refuse, 'scoreCard:retire': refuse,
    'samplingPlan:save': refuse, 'samplingPlan:remove': refuse, 'samplingPlan:draw': refuse, 'calibration:make': refuse, 'calibration:close': refuse,
  };
}

export function reviewQueries(_parts: SeatParts): Pick<SeatQueries, QueryNames> {
  return {
    'review:ofCall': () => [], 'review:get': () => null, 'review:list': () => ({ total: 0, rows: [] }), 'review:waiting': () => [],
    'review:counts': () => ({ waiting: 0, drafts: 0, openAppeals: 0, unseenOfMe: 0 }), 'review:figures': refuse, 'review:listened': () => [],
    'scoreCard:list': () => [], 'scoreCard:get': () => null, 'samplingPlan:list': () => [], 'calibration:list': () => [], 'calibration:result': () => null,
  };
}
