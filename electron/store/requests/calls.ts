import type { CustomerCard } from '../../../shared/callers/customerCard.ts';
import type { LastCall } from '../../../shared/callers/lastCall.ts';
import type { CallBeginning } from '../../../shared/calls/callBeginning.ts';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import type { CallFacts } from '../../../shared/calls/callFacts.ts';
import type { CallLogEntry, DayFigures } from '../../../shared/calls/callLogEntry.ts';
import type { NumberVariants } from '../../../shared/customers/numberVariants.ts';
import type { RoutingStatus } from '../../../shared/routing/routingStatus.ts';
import type { KindsOf } from './requestKind.ts';

export interface NumberedCallEvent {
  /** 0-based and without gaps within the call. */
  readonly sequence: number;
  readonly event: CallEvent;
}

/** What is learnt about a call after it began; absent fields stay as they are. */
export interface CallFilling {
  readonly callId: string;
  readonly customerId?: string | null;
  readonly customerName?: string;
  readonly company?: string;
  readonly areaText?: string;
  readonly disposition?: string;
}

/** A finished call from elsewhere (another system, a back-up, a generator). Recording fields of the entry are ignored. */
export type ImportedCall = Omit<CallLogEntry, 'recordingId' | 'recordingMs' | 'mos' | 'surveyScore' | 'reviewScore'>;

export interface CallDetail {
  readonly entry: CallLogEntry;
  readonly line: number;
  readonly remoteRaw: string;
  /** Null for imported calls. */
  readonly facts: CallFacts | null;
  readonly events: readonly NumberedCallEvent[];
  /** A call of another house that came in a package: no log has it. */
  readonly packaged?: true;
}

/** Outgoing calls that reached a number. */
export interface DialCount {
  readonly callsIn24Hours: number;
  readonly callsIn30Days: number;
  /** When the newest one began; null when there was none in 30 days. */
  readonly lastAt: number | null;
}

export interface PopQuery {
  /** Canonical key of the caller; empty when withheld. */
  readonly numberKey: string;
  /** Customer id that the platform sent, preferred over the number. */
  readonly customerId: string | null;
  readonly serviceNumber: string;
  readonly callLimit: number;
  /** What else may name the caller's line (see shared/customers/numberVariants); absent = the key alone. */
  readonly variants?: NumberVariants;
}

/** Everything a pop needs from the disk. */
export interface PopData {
  readonly customer: CustomerCard | null;
  /** Ended calls, newest first; of all the customer's numbers when there is a customer, else of the number. */
  readonly lastCalls: readonly LastCall[];
  readonly routing: RoutingStatus | null;
  readonly blockedReason: string | null;
}

/** Calls as they happen, and what a pop and a dial check need of earlier ones. */
export interface CallsRequests {
  /** Writes the row of a call; a second time with the same `callId` changes nothing. */
  beginCall(call: CallBeginning): void;
  /** Adds events and derives the row's times and result from all of them; known sequences are skipped. */
  appendCallEvents(argument: { readonly callId: string; readonly events: readonly NumberedCallEvent[] }): void;
  fillCall(filling: CallFilling): void;
  /** Calls still open that began before `at`, or hours after it by a clock that stood ahead, end with cause `failed`, by `network`, at their last sign of life. */
  markInterruptedCalls(argument: { readonly at: number }): readonly CallLogEntry[];
  /** Bulk insert in one transaction; call ids already there are skipped. At most 20,000 a time. */
  importCalls(calls: readonly ImportedCall[]): { readonly imported: number; readonly skipped: number };
  /** Also a call from elsewhere that came in a package; nothing else here knows those. */
  getCall(argument: { readonly callId: string }): CallDetail | null;
  /** The newest call of a SIP Call-ID. */
  findCallBySipCallId(argument: { readonly sipCallId: string }): CallLogEntry | null;
  countDay(argument: { readonly from: number; readonly until: number; readonly agent: string | null }): DayFigures;
  findPopData(query: PopQuery): PopData;
  /**
   * How often a number (canonical key) was called in the 24 hours and the 30 days before `now`, by any agent of this store.
   * Only calls that its owner may have noticed count: see `dialledCalls.ts`.
   */
  countDialled(argument: { readonly number: string; readonly now: number }): DialCount;
  /** What this agent dialled last, as it was dialled; null when nothing. */
  lastDialled(argument: { readonly agent: string }): string | null;
}

export const callsKinds = {
  beginCall: 'command',
  appendCallEvents: 'command',
  fillCall: 'command',
  markInterruptedCalls: 'command',
  importCalls: 'command',
  getCall: 'query',
  findCallBySipCallId: 'query',
  countDay: 'query',
  findPopData: 'query',
  countDialled: 'query',
  lastDialled: 'query',
} as const satisfies KindsOf<CallsRequests>;
