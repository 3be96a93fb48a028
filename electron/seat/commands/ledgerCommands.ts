import { fileStem } from '../../exports/fileStem.ts';
import { exportLedger, ledgerExportTitle, type LedgerExport } from '../../ledger/exportLedger.ts';
import { agentOf } from '../agentOf.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Names = 'ledger:close' | 'ledger:reopen' | 'ledger:take' | 'ledger:assign' | 'ledger:remind' | 'ledger:export';

/** What people do with missed calls. Calling back is dialling as any other. */
export function ledgerCommands({ ledger, jobs, options: { store, files, publisher, preferences, now } }: SeatParts): Pick<SeatCommands, Names> {
  return {
    'ledger:close': async ({ itemId, reason, note }) => done(await ledger.close(itemId, reason, note)),
    'ledger:reopen': async ({ itemId }) => done(await ledger.reopen(itemId)),
    'ledger:take': async ({ itemId, take }) => done(await ledger.take(itemId, take)),
    'ledger:assign': async ({ itemId, to }) => done(await ledger.assign(itemId, to)),
    'ledger:remind': async ({ itemId, dueAt, note }) => done(await ledger.remind(itemId, dueAt, note)),
    'ledger:export': async ({ filter, format }) => {
      const { locale } = preferences();
      const { user, rights } = publisher.current.seat;
      const file = await files.saveFile(`${ledgerExportTitle(locale)}-${fileStem(now(), 'day')}.${format}`, [{ name: format.toUpperCase(), extensions: [format] }]);
      if (file === null) return false;
      const list = (query: Parameters<LedgerExport['list']>[0]) => store.listMissed({ ...query, agent: user });
      jobs.start('exportLedger', ({ signal, progress }) => exportLedger({ list, filter, format, file, locale, seesNumbers: rights.includes('seeNumbers'), signal, progress }));
      return true;
    },
  };
}

export function ledgerQueries({ options: { store, platform, now } }: SeatParts): Pick<SeatQueries, 'ledger:list' | 'ledger:item' | 'ledger:figures' | 'ledger:agents'> {
  const agent = agentOf(platform);
  return {
    'ledger:list': (query) => store.listMissed({ ...query, agent }),
    'ledger:item': (argument) => store.getMissed(argument),
    'ledger:figures': (range) => store.countLedger({ ...range, now: now() }),
    'ledger:agents': () => store.listLedgerAgents(null),
  };
}
