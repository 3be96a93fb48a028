import type { SeatCommands, SeatQueries } from '../seat.ts';
import { seatUser } from '../../../shared/settings/seatUser.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Names = 'ledger:close' | 'ledger:reopen' | 'ledger:take' | 'ledger:assign' | 'ledger:remind';

/** What people do with missed calls. Calling back is dialling as any other. */
export function ledgerCommands({ ledger }: SeatParts): Pick<SeatCommands, Names> {
  return {
    'ledger:close': async ({ itemId, reason, note }) => done(await ledger.close(itemId, reason, note)),
    'ledger:reopen': async ({ itemId }) => done(await ledger.reopen(itemId)),
    'ledger:take': async ({ itemId, take }) => done(await ledger.take(itemId, take)),
    'ledger:assign': async ({ itemId, to }) => done(await ledger.assign(itemId, to)),
    'ledger:remind': async ({ itemId, dueAt, note }) => done(await ledger.remind(itemId, dueAt, note)),
  };
}

export function ledgerQueries({ options: { store, platform, now } }: SeatParts): Pick<SeatQueries, 'ledger:list' | 'ledger:item' | 'ledger:figures' | 'ledger:agents'> {
  const agent = platform.seat ? seatUser(platform.seat.sipUri) : '';
  return {
    'ledger:list': (query) => store.listMissed({ ...query, agent }),
    'ledger:item': (argument) => store.getMissed(argument),
    'ledger:figures': (range) => store.countLedger({ ...range, now: now() }),
    'ledger:agents': () => store.listLedgerAgents(null),
  };
}
