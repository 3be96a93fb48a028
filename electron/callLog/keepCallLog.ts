import type { Call } from '../../shared/calls/call.ts';
import type { CallBeginning } from '../../shared/calls/callBeginning.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import { ivrPathText } from '../../shared/calls/ivrPathText.ts';
import { valueOf } from '../../shared/calls/reading.ts';
import { serviceNumberOf } from '../../shared/calls/serviceNumberOf.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { CallChange, CallChangeListener } from '../calls/callDesk.ts';
import type { WaitingWrites } from '../calls/waitingWrites.ts';

/** What the call log needs of the store. Both are idempotent, so that they can be sent again after a crash. */
export interface CallLogStore {
  beginCall(row: CallBeginning): Promise<void>;
  appendCallEvents(argument: { readonly callId: string; readonly events: readonly { readonly sequence: number; readonly event: CallEvent }[] }): Promise<void>;
}

export interface CallLogOptions {
  readonly store: CallLogStore;
  readonly writes: WaitingWrites;
  readonly agent: string;
  readonly homeAreaCode: string | undefined;
  /** Told after a change is durable. */
  readonly onWritten: (callId: string, event: CallEvent) => void;
  /** The row could not be written; the call itself goes on. */
  readonly onFailed: (callId: string, error: unknown) => void;
}

/** Characters of the log's number column. */
const longestNumber = 128;

/**
 * Writes every step of every call: the row with the first event, then event by event. What a full or read-only disk
 * refuses is written later; the first refusal is told, the others are not.
 */
export function keepCallLog(options: CallLogOptions): CallChangeListener {
  const { writes, onWritten, onFailed } = options;
  return (change) => {
    const { call, event } = change;
    writes.put({
      keep: async () => {
        await write(change, options);
        onWritten(call.id, event);
      },
      onFailed: (error) => onFailed(call.id, error),
    });
  };
}

async function write({ call, event, sequence }: CallChange, { store, agent, homeAreaCode }: CallLogOptions): Promise<void> {
  // The store client keeps the order of requests, so the row is there before its events without waiting for it here.
  const row = sequence === 0 ? store.beginCall(beginningOf(call, agent, homeAreaCode)) : Promise.resolve();
  const events = store.appendCallEvents({ callId: call.id, events: [{ sequence, event }] });
  await Promise.all([row, events]);
}

function beginningOf(call: Call, agent: string, homeAreaCode: string | undefined): CallBeginning {
  const { facts } = call;
  return {
    callId: call.id,
    sipCallId: call.sipCallId,
    direction: call.direction,
    startedAt: call.startedAt,
    line: call.line,
    remoteNumber: remoteNumberOf(call, homeAreaCode),
    remoteRaw: call.remoteNumber,
    serviceNumber: serviceNumberOf(call),
    facts,
    agent,
    areaText: '',
    queue: valueOf(facts.queue) ?? '',
    queueWaitSeconds: valueOf(facts.queueWaitSeconds) ?? null,
    ivrPath: ivrPathText(valueOf(facts.ivrPath) ?? []),
    routeRule: valueOf(facts.routeRule) ?? '',
  };
}

/**
 * The canonical key; what is no telephone number (`*97`, a SIP address) as it was sent or dialled, lest the log call it
 * anonymous; empty when withheld.
 */
function remoteNumberOf(call: Call, homeAreaCode: string | undefined): string {
  const number = parsePhoneNumber(call.remoteNumber, { homeAreaCode });
  return number.kind === 'unreadable' ? number.raw.slice(0, longestNumber) : number.key;
}
