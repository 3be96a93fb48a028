import type { BlockedNumber } from '../../shared/callers/blockedNumber.ts';
import type { CallBeginning } from '../../shared/calls/callBeginning.ts';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { CallFacts } from '../../shared/calls/callFacts.ts';
import type { CallLogEntry, CallLogPage, CallLogQuery, DayFigures } from '../../shared/calls/callLogEntry.ts';
import type { QualitySummary } from '../../shared/calls/qualitySummary.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { CustomerCard, CustomerDraft } from '../../shared/callers/customerCard.ts';
import type { LastCall } from '../../shared/callers/lastCall.ts';
import type { Disposition } from '../../shared/dispositions/disposition.ts';
import type { AgentPeriod } from '../../shared/queues/agentState.ts';
import type { Recording } from '../../shared/recordings/recording.ts';
import type { RoutingStatus, ServiceNumber } from '../../shared/routing/routingStatus.ts';
import type { Task } from '../../shared/tasks/task.ts';

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
export type ImportedCall = Omit<CallLogEntry, 'recordingId' | 'recordingMs' | 'mos' | 'surveyScore'>;

export interface CallDetail {
  readonly entry: CallLogEntry;
  readonly line: number;
  readonly remoteRaw: string;
  /** Null for imported calls. */
  readonly facts: CallFacts | null;
  readonly events: readonly NumberedCallEvent[];
}

/** A write-up with the line of text that the log shows and searches. */
export interface KeptDisposition {
  readonly callId: string;
  readonly disposition: Disposition;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
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
}

/** Everything a pop needs from the disk. */
export interface PopData {
  readonly customer: CustomerCard | null;
  /** Ended calls, newest first; of all the customer's numbers when there is a customer, else of the number. */
  readonly lastCalls: readonly LastCall[];
  readonly routing: RoutingStatus | null;
  readonly blockedReason: string | null;
}

export interface RecordingBeginning {
  readonly id: string;
  readonly callId: string;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly mimeType: string;
}

export interface RecordingChunk {
  readonly recordingId: string;
  /** 0-based, without gaps. */
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** `[milliseconds from the start, byte offset]`, ascending. */
export type SeekPoint = readonly [timeMs: number, byteOffset: number];

export interface RecordingEnd {
  readonly id: string;
  readonly state: 'complete' | 'recovered';
}

export type RecordingForm = Recording['form'];

/** What came from the media window, before it was finished. */
export interface RawRecording {
  /** Over the bytes of all chunks in their order, hex. */
  readonly sha256: string;
  readonly bytes: number;
  readonly chunkCount: number;
}

export interface StoredRecording extends Recording {
  /** Null while the recording runs. */
  readonly raw: RawRecording | null;
}

/** One imported table of number segments. */
export interface AreaSource {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly importedAt: number;
  readonly rows: number;
  /** Hex. */
  readonly sha256: string;
  readonly path: string;
}

export interface BackUpResult {
  readonly directory: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** `problems` is empty when everything is well. */
export interface IntegrityReport {
  readonly files: readonly { readonly name: string; readonly problems: readonly string[] }[];
}

export interface StoreStats {
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** What opening a directory found. */
export interface OpeningReport {
  /** Version of the schema in use. */
  readonly version: number;
  /** Present when a damaged file was put aside. */
  readonly quarantined: readonly QuarantineReport[];
}

export interface QuarantineReport {
  /** Name of the file in the store's directory before, and the name under which it is kept now. */
  readonly file: string;
  readonly keptAs: string;
  readonly reason: string;
  /** Rows copied into the fresh file, per table; absent = the table could not be read at all. */
  readonly salvaged: Readonly<Record<string, number>>;
}

/**
 * Everything the store can be asked. One argument, one result, all structured-cloneable; times are epoch milliseconds.
 * Every entry may be sent twice with the same outcome: the client repeats what was unanswered when the process died.
 */
export interface StoreApi {
  /** Writes the row of a call; a second time with the same `callId` changes nothing. */
  beginCall(call: CallBeginning): void;
  /** Adds events and derives the row's times and result from all of them; known sequences are skipped. */
  appendCallEvents(argument: { readonly callId: string; readonly events: readonly NumberedCallEvent[] }): void;
  fillCall(filling: CallFilling): void;
  /** Calls still open that began before `at` end with cause `failed`, by `network`, at their last sign of life. */
  markInterruptedCalls(argument: { readonly at: number }): readonly CallLogEntry[];
  /** Bulk insert in one transaction; call ids already there are skipped. At most 20,000 a time. */
  importCalls(calls: readonly ImportedCall[]): { readonly imported: number; readonly skipped: number };
  getCall(argument: { readonly callId: string }): CallDetail | null;
  /** The newest call of a SIP Call-ID. */
  findCallBySipCallId(argument: { readonly sipCallId: string }): CallLogEntry | null;
  searchCallLog(query: CallLogQuery): CallLogPage;
  countDay(argument: { readonly from: number; readonly until: number; readonly agent: string | null }): DayFigures;
  findPopData(query: PopQuery): PopData;

  /** Keeps the quality of a whole call, in the place of what was kept before; its average MOS is `mos` of the entry. */
  putCallQuality(argument: { readonly callId: string; readonly quality: QualitySummary }): void;
  getCallQuality(argument: { readonly callId: string }): QualitySummary | null;
  /** Keeps the write-up in the place of the one before; `text` becomes `disposition` of the entry. */
  keepDisposition(kept: KeptDisposition): void;
  getDisposition(argument: { readonly callId: string }): Disposition | null;
  /**
   * Attaches a verdict that came outside the dialog to the newest call of its SIP Call-ID, with a `surveyed` event unless
   * the same verdict is there. The call's id, or null when there is no such call. Verdicts within the dialog come as
   * events of main; both ways set `surveyScore` of the entry.
   */
  keepSurvey(argument: { readonly sipCallId: string; readonly survey: SurveyResult; readonly at: number }): string | null;

  /**
   * How often a number (canonical key) was called in the 24 hours and the 30 days before `now`, by any agent of this store.
   * Only calls that its owner may have noticed count: see `dialledCalls.ts`.
   */
  countDialled(argument: { readonly number: string; readonly now: number }): DialCount;
  /** What this agent dialled last, as it was dialled; null when nothing. */
  lastDialled(argument: { readonly agent: string }): string | null;

  /** Inserts the task or replaces the one with its id. */
  saveTask(argument: { readonly task: Task }): void;
  getTask(argument: { readonly id: string }): Task | null;
  /** Closes an open task; a closed one stays as it is. The task as it is then, or null when there is none. */
  closeTask(argument: { readonly id: string; readonly state: 'done' | 'cancelled'; readonly at: number }): Task | null;
  /** Notes that the agent was reminded at `at`. The task as it is then, or null when there is none. */
  taskReminded(argument: { readonly id: string; readonly at: number }): Task | null;
  /** Those due first come first; at most 1,000. */
  listOpenTasks(argument: { readonly limit: number }): readonly Task[];

  /**
   * Keeps a period, keyed by agent and `since`; `until` null = it lasts. An agent has one open period at most: opening
   * one closes an older open one at its last sign of life.
   */
  putAgentPeriod(argument: { readonly agent: string; readonly period: AgentPeriod }): void;
  /** A sign of life of the open period, for the case that the program is cut off in it. */
  agentAlive(argument: { readonly agent: string; readonly at: number }): void;
  /** Periods that touch `from … until`, oldest first and whole: the first may begin before `from`. */
  listAgentPeriods(argument: { readonly agent: string; readonly from: number; readonly until: number }): readonly AgentPeriod[];

  /** Inserts or replaces the card with this id. Fails with `numberTaken` when another customer has one of the numbers. */
  saveCustomer(argument: { readonly id: string; readonly draft: CustomerDraft; readonly at: number }): CustomerCard;
  /** Bulk insert in one transaction; ids and numbers already there are skipped. At most 20,000 a time. */
  importCustomers(customers: readonly CustomerCard[]): { readonly imported: number; readonly skipped: number };
  getCustomer(argument: { readonly id: string }): CustomerCard | null;
  findCustomerByNumber(argument: { readonly number: string }): CustomerCard | null;
  /** Newest first. Empty text gives the newest customers. */
  searchCustomers(argument: { readonly text: string; readonly limit: number }): readonly CustomerCard[];

  /** Replaces the list. */
  putServiceNumbers(numbers: readonly ServiceNumber[]): void;
  listServiceNumbers(argument: null): readonly ServiceNumber[];
  putRoutingSnapshot(status: RoutingStatus): void;
  latestRoutingSnapshot(argument: { readonly serviceNumber: string }): RoutingStatus | null;
  putBlocked(blocked: BlockedNumber): void;
  removeBlocked(argument: { readonly number: string }): void;
  findBlocked(argument: { readonly number: string }): BlockedNumber | null;
  listBlocked(argument: null): readonly BlockedNumber[];

  /** Idempotent by id. The call must be known. */
  beginRecording(beginning: RecordingBeginning): void;
  /** On the disk before it answers. Idempotent by sequence; other bytes under a known sequence are a `conflict`. */
  appendChunk(chunk: RecordingChunk): void;
  /**
   * Makes the finished form of a recording beside other requests and puts it in the place of the raw one. Until then the
   * raw form is read; it also stays when not one whole packet was recorded (`durationMs` 0). The first `state` asked for
   * remains, however often this is repeated.
   */
  completeRecording(end: RecordingEnd): void;
  /** The newest recording of a call. */
  getRecording(argument: { readonly callId: string }): StoredRecording | null;
  getRecordingById(argument: { readonly id: string }): StoredRecording | null;
  /** Bytes `offset … offset + length`, fewer at the end, none beyond it. `conflict` when `form` is no longer the current one. */
  readRecording(argument: { readonly id: string; readonly offset: number; readonly length: number; readonly form?: RecordingForm }): Uint8Array;
  /** Where the clusters of the finished form begin, one for about each second; empty until there is one. */
  getSeekIndex(argument: { readonly id: string }): readonly SeekPoint[];
  listUnfinishedRecordings(argument: null): readonly StoredRecording[];

  /** The value put last under this key, or null. */
  getSetting(argument: { readonly key: string }): unknown;
  /** `value` must be JSON. */
  putSetting(argument: { readonly key: string; readonly value: unknown }): void;
  putAreaSource(source: AreaSource): void;
  /** Newest import first. */
  listAreaSources(argument: null): readonly AreaSource[];

  /** Copies every database of the store into a new folder while it is in use. Reports progress 0…1. */
  backUp(argument: { readonly targetDirectory: string }): BackUpResult;
  integrity(argument: null): IntegrityReport;
  stats(argument: null): StoreStats;
}

export type StoreRequestName = keyof StoreApi;
export type StoreArgument<Name extends StoreRequestName> = Parameters<StoreApi[Name]>[0];
export type StoreResult<Name extends StoreRequestName> = ReturnType<StoreApi[Name]>;

/**
 * - `query`: changes nothing; repeated after a crash until its deadline.
 * - `command`: changes rows; repeated after a crash until it is answered.
 * - `job`: long; not repeated, fails with `storeDown` when the process dies under it.
 */
export type StoreRequestKind = 'query' | 'command' | 'job';

export const requestKinds: { readonly [Name in StoreRequestName]: StoreRequestKind } = {
  beginCall: 'command', appendCallEvents: 'command', fillCall: 'command', markInterruptedCalls: 'command', importCalls: 'command',
  getCall: 'query', findCallBySipCallId: 'query', searchCallLog: 'query', countDay: 'query', findPopData: 'query',
  putCallQuality: 'command', getCallQuality: 'query', keepDisposition: 'command', getDisposition: 'query', keepSurvey: 'command',
  countDialled: 'query', lastDialled: 'query',
  saveTask: 'command', getTask: 'query', closeTask: 'command', taskReminded: 'command', listOpenTasks: 'query',
  putAgentPeriod: 'command', agentAlive: 'command', listAgentPeriods: 'query',
  saveCustomer: 'command', importCustomers: 'command', getCustomer: 'query', findCustomerByNumber: 'query', searchCustomers: 'query',
  putServiceNumbers: 'command', listServiceNumbers: 'query', putRoutingSnapshot: 'command', latestRoutingSnapshot: 'query',
  putBlocked: 'command', removeBlocked: 'command', findBlocked: 'query', listBlocked: 'query',
  beginRecording: 'command', appendChunk: 'command', completeRecording: 'command', getRecording: 'query', getRecordingById: 'query',
  readRecording: 'query', getSeekIndex: 'query', listUnfinishedRecordings: 'query',
  getSetting: 'query', putSetting: 'command', putAreaSource: 'command', listAreaSources: 'query',
  backUp: 'job', integrity: 'job', stats: 'query',
};

/** Entries that may keep the process from its messages for minutes on a slow disk: its silence is judged later then. */
export const longRequests: ReadonlySet<StoreRequestName> = new Set(['importCalls', 'importCustomers', 'backUp', 'integrity']);

export interface RequestOptions {
  /** How long a query may take, restarts included; default 5,000. Commands and jobs have none. */
  readonly deadlineMs?: number;
  /** 0…1; only `backUp` reports. */
  readonly onProgress?: (fraction: number) => void;
}

/** The store's entries as main sees them. Rejections are always `StoreError`. */
export type StoreRequests = {
  readonly [Name in StoreRequestName]: (argument: StoreArgument<Name>, options?: RequestOptions) => Promise<StoreResult<Name>>;
};

export interface StoreCounters {
  /** Requests sent or waiting to be sent and not yet answered. */
  readonly pending: number;
  /** Times the process was started again after it died. */
  readonly restarts: number;
  /** Times it was ended because it lived and answered nothing. */
  readonly hung: number;
  /** Queries given up at their deadline. */
  readonly timedOut: number;
}

/** The store for the main process. */
export interface StoreClient extends StoreRequests {
  /** What opening found, of the latest start. */
  readonly opening: OpeningReport;
  counters(): StoreCounters;
  /** Called when the process dies and when a new one is ready. Returns its unsubscribe. */
  onState(listener: (state: StoreState) => void): () => void;
  /** Waits for what is unanswered, checkpoints and ends the process. Safe to call twice. */
  close(): Promise<void>;
}

export type StoreState =
  | { readonly kind: 'up'; readonly opening: OpeningReport }
  | { readonly kind: 'down'; readonly reason: string };
