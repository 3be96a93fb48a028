import { agentPeriodsKinds, type AgentPeriodsRequests } from './requests/agentPeriods.ts';
import { callLogKinds, type CallLogRequests } from './requests/callLog.ts';
import { chosenCallsKinds, type ChosenCallsRequests } from './requests/chosenCalls.ts';
import { callsKinds, type CallsRequests } from './requests/calls.ts';
import { evidenceRequestKinds, type EvidenceRequests } from './requests/evidence.ts';
import { customerImportsKinds, type CustomerImportsRequests } from './requests/customerImports.ts';
import { customersKinds, type CustomersRequests } from './requests/customers.ts';
import { markersKinds, type MarkersRequests } from './requests/markers.ts';
import { ledgerKinds, type LedgerRequests } from './requests/ledger.ts';
import { numbersKinds, type NumbersRequests } from './requests/numbers.ts';
import { outboxKinds, type OutboxRequests } from './requests/outbox.ts';
import { recordingsKinds, type RecordingsRequests } from './requests/recordings.ts';
import { reviewsKinds, type ReviewsRequests } from './requests/reviews.ts';
import { retentionKinds, type RetentionRequests } from './requests/retention.ts';
import { reviewPackagesKinds, type ReviewPackagesRequests } from './requests/reviewPackages.ts';
import { settingsKinds, type SettingsRequests } from './requests/settings.ts';
import { statisticsKinds, type StatisticsRequests } from './requests/statistics.ts';
import { ticketsKinds, type TicketsRequests } from './requests/tickets.ts';
import { tasksKinds, type TasksRequests } from './requests/tasks.ts';
import { upkeepKinds, type UpkeepRequests } from './requests/upkeep.ts';
import { waveformsKinds, type WaveformsRequests } from './requests/waveforms.ts';
import { writeUpsKinds, type WriteUpsRequests } from './requests/writeUps.ts';
import type { KindsOf } from './requests/requestKind.ts';

export type { NumberedCallEvent, CallFilling, ImportedCall, CallDetail, DialCount, PopQuery, PopData } from './requests/calls.ts';
export type { RecordingBeginning, RecordingChunk, SeekPoint, RecordingEnd, RecordingForm, RawRecording, StoredRecording } from './requests/recordings.ts';
export type { KeptRecording } from './requests/retention.ts';
export type { AreaSource } from './requests/settings.ts';
export type { BackUpResult, IntegrityReport, StoreStats } from './requests/upkeep.ts';
export type { KeptDisposition } from './requests/writeUps.ts';

/** What opening a directory found. */
export interface OpeningReport {
  /** Version of the schema in use. */
  readonly version: number;
  /** Present when a damaged file was put aside. */
  readonly quarantined: readonly QuarantineReport[];
  /** Its folder had been removed under the running store; what was open was put back, other months are gone. */
  readonly putBack?: true;
}

export interface QuarantineReport {
  /** Name of the file in the store's directory before, and the name under which it is kept now; empty = there was nothing left of it. */
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
export interface StoreApi extends
  CallsRequests,
  CallLogRequests,
  ChosenCallsRequests,
  WriteUpsRequests,
  TasksRequests,
  LedgerRequests,
  AgentPeriodsRequests,
  CustomersRequests,
  CustomerImportsRequests,
  TicketsRequests,
  NumbersRequests,
  RecordingsRequests,
  WaveformsRequests,
  MarkersRequests,
  RetentionRequests,
  ReviewsRequests,
  OutboxRequests,
  EvidenceRequests,
  ReviewPackagesRequests,
  SettingsRequests,
  StatisticsRequests,
  UpkeepRequests {}

export type StoreRequestName = keyof StoreApi;
export type StoreArgument<Name extends StoreRequestName> = Parameters<StoreApi[Name]>[0];
export type StoreResult<Name extends StoreRequestName> = ReturnType<StoreApi[Name]>;

export const requestKinds: KindsOf<StoreApi> = {
  ...callsKinds,
  ...callLogKinds,
  ...chosenCallsKinds,
  ...writeUpsKinds,
  ...tasksKinds,
  ...ledgerKinds,
  ...agentPeriodsKinds,
  ...customersKinds,
  ...customerImportsKinds,
  ...ticketsKinds,
  ...numbersKinds,
  ...recordingsKinds,
  ...waveformsKinds,
  ...markersKinds,
  ...retentionKinds,
  ...reviewsKinds,
  ...outboxKinds,
  ...evidenceRequestKinds,
  ...reviewPackagesKinds,
  ...settingsKinds,
  ...statisticsKinds,
  ...upkeepKinds,
};

/** Entries that may keep the process from its messages for minutes on a slow disk: its silence is judged later then. */
export const longRequests: ReadonlySet<StoreRequestName> = new Set(['importCalls', 'importCustomers', 'takeOverImport', 'backUp', 'integrity']);

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
