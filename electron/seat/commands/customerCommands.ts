import { randomUUID } from 'node:crypto';
import type { CustomerDraft } from '../../../shared/callers/customerCard.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';

/** Customer cards. */
export function customerCommands(parts: SeatParts): Pick<SeatCommands, 'customer:save'> {
  return {
    'customer:save': async ({ id, draft, callId }) => ({ customerId: await saveCustomer(parts, id ?? randomUUID(), draft, callId) }),
  };
}

export function customerQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'customer:get' | 'customer:search'> {
  return {
    'customer:get': ({ id }) => store.getCustomer({ id }),
    'customer:search': (argument) => store.searchCustomers(argument),
  };
}

async function saveCustomer({ board, figures, options }: SeatParts, id: string, draft: CustomerDraft, callId: string | null): Promise<string> {
  const { store, platform, now } = options;
  if (draft.name.trim() === '' && draft.company.trim() === '') throw new IpcRefusal('nameMissing', 'A card needs a name or a company');
  const homeAreaCode = platform.seat?.homeAreaCode;
  const numbers = [...new Set(draft.numbers.map((number) => parsePhoneNumber(number, { homeAreaCode }).key).filter((key) => key !== ''))];
  const card = await store.saveCustomer({ id, draft: { ...draft, numbers }, at: now() });
  if (callId !== null) {
    await store.fillCall({ callId, customerId: card.id, customerName: card.name, company: card.company });
    board.found(callId, { customer: { kind: 'found', value: card, source: 'local store', tookMs: 0 } });
    figures.logChanged();
  }
  return card.id;
}
