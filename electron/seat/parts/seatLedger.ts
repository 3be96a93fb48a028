import { LedgerDesk } from '../../ledger/ledgerDesk.ts';
import type { SeatParts } from '../seatParts.ts';
import { agentOf } from '../agentOf.ts';

/** The seat's ledger of missed calls; its reminders are tasks. */
export function openSeatLedger(parts: SeatParts): LedgerDesk {
  const { store, publisher, platform, now, log } = parts.options;
  return new LedgerDesk({
    store,
    agent: agentOf(platform),
    now,
    publish: (ledger) => publisher.change({ ledger }),
    saveTask: (id, draft) => parts.tasks.save(id, draft),
    tasksMayBeDone: () => void parts.tasks.begin(),
    onFailed: (error) => log('the ledger of missed calls could not be read', error),
  });
}
