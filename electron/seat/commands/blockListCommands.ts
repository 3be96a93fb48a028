import type { BlockedNumber } from '../../../shared/callers/blockedNumber.ts';
import type { CallerLookUps } from '../../../shared/callers/callerLookUps.ts';
import { blockKeyOf, readBlockable } from '../../../shared/callers/readBlockable.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import { ownNumbers } from '../parts/ownNumbers.ts';
import { personOf } from '../personOf.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

const source = 'local store';

/** Numbers that may not be called from here. What is kept holds for the next look-up and the next dial; running calls are told at once. */
export function blockListCommands(parts: SeatParts): Pick<SeatCommands, 'blockList:add' | 'blockList:remove'> {
  const { store, platform, publisher, now } = parts.options;
  const homeAreaCode = platform.seat?.homeAreaCode;
  return {
    'blockList:add': async ({ number, reason }) => {
      const read = readBlockable(number, { homeAreaCode, ownNumbers: ownNumbers(parts.options) });
      if (read.kind === 'refused') throw new IpcRefusal(read.why, 'This number cannot be put on the block list');
      const given = reason.trim();
      if (given === '') throw new IpcRefusal('reasonMissing', 'A blocked number needs a reason');
      if ((await store.findBlocked({ number: read.key })) !== null) throw new IpcRefusal('alreadyBlocked', 'The number is on the block list already');
      await store.putBlocked({ number: read.key, reason: given, since: now(), by: personOf(publisher) });
      tell(parts, read.key, { kind: 'found', value: { reason: given }, source, tookMs: 0 });
      return { number: read.key };
    },
    'blockList:remove': async ({ number }) => {
      const key = blockKeyOf(number, homeAreaCode);
      await store.removeBlocked({ number: key });
      tell(parts, key, { kind: 'notFound', source });
      return { number: key };
    },
  };
}

export function blockListQueries({ options: { store, platform } }: SeatParts): Pick<SeatQueries, 'blockList:of' | 'blockList:page'> {
  const find = async (text: string): Promise<BlockedNumber | null> => {
    const number = blockKeyOf(text, platform.seat?.homeAreaCode);
    return number === '' ? null : store.findBlocked({ number });
  };
  return {
    'blockList:of': ({ numbers }) => Promise.all(numbers.map(find)),
    'blockList:page': (question) => store.listBlocked(question),
  };
}

/** The calls of this number on the board, and whatever window shows the list. */
function tell({ board, options: { publisher } }: SeatParts, key: string, blocked: CallerLookUps['blocked']): void {
  for (const { call, callerNumber } of publisher.current.calls) if (callerNumber.key === key) board.found(call.id, { blocked });
  publisher.change({ blockListRevision: publisher.current.blockListRevision + 1 });
}
