import { valueOf } from '../../../shared/calls/reading.ts';
import { e164Of } from '../../../shared/phoneNumbers/e164.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { callMessage } from '../../crm/callMessage.ts';
import { CrmDesk } from '../../crm/crmDesk.ts';
import { PushOutbox } from '../../crm/pushOutbox.ts';
import type { SeatParts } from '../seatParts.ts';
import { agentOf } from '../agentOf.ts';

export interface SeatCrm {
  readonly desk: CrmDesk;
  readonly outbox: PushOutbox;
}

/** The seat's connection to a customer system of somebody else. */
export function openCrm(parts: SeatParts): SeatCrm {
  const { store, platform, now, log, openPage } = parts.options;
  const homeAreaCode = platform.seat?.homeAreaCode;
  const desk: CrmDesk = new CrmDesk({
    store,
    outbox: () => outbox,
    agent: agentOf(platform),
    callerOf: (call) => {
      const card = parts.board.cardOf(call.id);
      const number = card?.number ?? parsePhoneNumber(call.remoteNumber, { homeAreaCode });
      const customer = card?.lookUps.customer.kind === 'found' ? card.lookUps.customer.value : undefined;
      return {
        number: number.key,
        e164: e164Of(number),
        customerId: valueOf(call.facts.customerId) ?? customer?.id ?? '',
        name: customer?.name ?? '',
        company: customer?.company ?? '',
      };
    },
    found: (callId, outcome) => parts.board.foundInCrm(callId, outcome),
    open: openPage,
    log,
    now,
  });
  const outbox: PushOutbox = new PushOutbox({
    store,
    settings: () => desk.settings.push,
    bodyOf: async (message) => {
      const detail = await store.getCall({ callId: message.callId });
      return detail && callMessage(message, detail.entry, await store.getDisposition({ callId: message.callId }));
    },
    now,
    random: Math.random,
    onFailed: (error) => log('the customer system could not be told of calls', error),
  });
  return { desk, outbox };
}
