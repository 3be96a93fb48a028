import { randomUUID } from 'node:crypto';
import type { CustomerDraft } from '../../shared/callers/customerCard.ts';
import type { ChosenAgentState } from '../../shared/queues/agentState.ts';
import type { Preferences } from '../../shared/settings/seatSettings.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { Phone } from '../calls/phone.ts';
import { IpcRefusal } from '../ipc/ipcRefusal.ts';
import type { StoreClient } from '../store/storeApi.ts';
import type { CallBoard } from './callBoard.ts';
import type { SeatCommands, SeatQueries } from './seat.ts';
import type { SeatPlatform } from './seatPlatform.ts';

export interface SeatParts {
  readonly desk: CallDesk;
  readonly board: CallBoard;
  readonly store: StoreClient;
  readonly platform: SeatPlatform;
  readonly phone: () => Phone | undefined;
  readonly registered: () => boolean;
  readonly homeAreaCode: string | undefined;
  readonly preferences: () => Preferences;
  readonly choose: (state: ChosenAgentState) => void;
  /** A row changed otherwise than by a call's event. */
  readonly logChanged: () => void;
  readonly now: () => number;
}

/** What the windows' commands mean for this seat. */
export function seatCommands(parts: SeatParts): SeatCommands {
  const { desk, board, store, platform } = parts;
  return {
    'call:answer': async ({ callId }) => done(await desk.answer(callId)),
    'call:reject': ({ callId, with: how }) => done(desk.reject(callId, how)),
    'call:hangUp': ({ callId }) => done(desk.hangUp(callId)),
    'call:hold': async ({ callId }) => done(await desk.hold(callId)),
    'call:resume': async ({ callId }) => done(await desk.resume(callId)),
    'call:mute': ({ callId, muted }) => done(desk.setMuted(callId, muted)),
    'call:sendDtmf': ({ callId, digits }) => done(desk.sendDtmf(callId, digits, parts.preferences().dtmfTransport)),
    'call:dial': async ({ number }) => ({ callId: await desk.dial(dialTarget(number, parts)) }),
    'call:focus': ({ callId }) => done(board.focus(callId)),
    'call:dismiss': ({ callId }) => done(board.dismiss(callId)),
    'call:redial': notYet,
    'call:transfer': notYet,
    'call:consult': notYet,
    'call:redirect': notYet,
    'call:park': notYet,
    'call:pickUp': notYet,
    'conference:start': notYet,
    'conference:add': notYet,
    'conference:remove': notYet,
    'conference:end': notYet,
    'call:dispose': notYet,
    'agent:extendWrapUp': notYet,
    'agent:finishWrapUp': notYet,
    'readiness:check': notYet,
    'task:save': notYet,
    'task:close': notYet,
    'seat:takeOver': notYet,
    'agent:choose': ({ state }) => done(parts.choose(state)),
    'customer:save': async ({ id, draft, callId }) => ({ customerId: await saveCustomer(parts, id ?? randomUUID(), draft, callId) }),
    'seat:register': () => done(parts.phone()?.register()),
    'practice:ring': ({ scenario }) => {
      if (scenario !== null && !platform.scenarios.includes(scenario)) throw new IpcRefusal('notFound', `No scenario ${scenario}`);
      return done(platform.ring(scenario));
    },
  };
}

/** What the windows' questions mean for this seat. */
export function seatQueries({ store, platform }: SeatParts): SeatQueries {
  return {
    'callLog:search': (query) => store.searchCallLog(query),
    'callLog:entry': async ({ callId }) => {
      const detail = await store.getCall({ callId });
      return detail && { entry: detail.entry, events: detail.events.map(({ event }) => event) };
    },
    'dial:check': notYet,
    'callLog:quality': notYet,
    'callLog:disposition': notYet,
    'agent:periods': notYet,
    'customer:get': ({ id }) => store.getCustomer({ id }),
    'customer:search': (argument) => store.searchCustomers(argument),
    'recording:get': ({ callId }) => store.getRecording({ callId }),
    'practice:scenarios': () => platform.scenarios,
  };
}

function notYet(): never {
  throw new IpcRefusal('notYet', 'Not built yet');
}

function done(_nothing: void): null {
  return null;
}

/**
 * What to put into the INVITE: the text itself for a SIP address, the key of a number, and keys that the number plan
 * does not know (`*97`, a new range) as they were typed: the platform knows better.
 */
function dialTarget(typed: string, parts: SeatParts): string {
  if (!parts.registered()) throw new IpcRefusal('notRegistered', 'The seat is not registered');
  const text = typed.trim();
  // Header fields in a SIP address (RFC 3261 §19.1.1, `?…`) would let a pasted link write into our INVITE.
  if (/^sips?:[^\s?<>"]+$/i.test(text)) return text;
  const number = parsePhoneNumber(text, { homeAreaCode: parts.homeAreaCode });
  if (number.kind !== 'anonymous' && number.kind !== 'unreadable') return number.key;
  const keys = text.replace(/[\s().-]/g, '');
  if (/^\+?[\d*#]+$/.test(keys)) return keys;
  throw new IpcRefusal('emptyNumber', 'Nothing that can be dialled');
}

async function saveCustomer({ store, board, homeAreaCode, now, logChanged }: SeatParts, id: string, draft: CustomerDraft, callId: string | null): Promise<string> {
  if (draft.name.trim() === '' && draft.company.trim() === '') throw new IpcRefusal('nameMissing', 'A card needs a name or a company');
  const numbers = [...new Set(draft.numbers.map((number) => parsePhoneNumber(number, { homeAreaCode }).key).filter((key) => key !== ''))];
  const card = await store.saveCustomer({ id, draft: { ...draft, numbers }, at: now() });
  if (callId !== null) {
    await store.fillCall({ callId, customerId: card.id, customerName: card.name, company: card.company });
    board.found(callId, { customer: { kind: 'found', value: card, source: 'local store', tookMs: 0 } });
    logChanged();
  }
  return card.id;
}
