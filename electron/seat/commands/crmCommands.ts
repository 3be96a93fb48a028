import { unknownVariables } from '../../../shared/crm/fillAddress.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

/** The customer system of somebody else. */
export function crmCommands({ crm, options: { store, platform, now } }: SeatParts): Pick<SeatCommands, 'crm:change' | 'crm:test' | 'crm:retry'> {
  return {
    'crm:change': async (change) => {
      const unknown = [change.urlPop.address, change.lookUp.address].flatMap(unknownVariables);
      if (unknown.length > 0) throw new IpcRefusal('unknownVariable', `There is no variable ${unknown.join(', ')}`);
      return done(await crm.desk.change(change));
    },
    'crm:test': ({ number }) => crm.desk.test(parsePhoneNumber(number, { homeAreaCode: platform.seat?.homeAreaCode }).key || number),
    'crm:retry': async () => {
      await store.retryOutbox({ at: now() });
      return done(crm.outbox.wake());
    },
  };
}

export function crmQueries({ crm, options: { store } }: SeatParts): Pick<SeatQueries, 'crm:settings' | 'crm:outbox'> {
  return {
    'crm:settings': () => crm.desk.shown,
    'crm:outbox': () => store.outboxState(null),
  };
}
