import type { Call } from '../calls/call.ts';
import type { DayFigures } from '../calls/callLogEntry.ts';
import type { Registration } from '../calls/registration.ts';
import type { CallerLookUps } from '../callers/callerLookUps.ts';
import type { PhoneNumber } from '../phoneNumbers/phoneNumber.ts';
import type { Conference } from '../calls/conference.ts';
import type { ServerChoice } from '../calls/serverChoice.ts';
import type { DispositionRules } from '../dispositions/disposition.ts';
import type { CrmRecord } from '../crm/crmRecord.ts';
import type { LookUpOutcome } from '../kernel/lookUpOutcome.ts';
import type { Job } from '../jobs/job.ts';
import type { LedgerState } from '../ledger/ledgerSummary.ts';
import type { AudioDevices, Headset } from '../media/audioDevices.ts';
import type { RecordingRules } from '../recordings/recordingRules.ts';
import type { AgentState } from '../queues/agentState.ts';
import type { Readiness } from '../queues/readiness.ts';
import type { ShortcutStatus } from '../settings/shortcuts.ts';
import type { Task } from '../tasks/task.ts';
import type { PlatformServices } from '../calls/platformServices.ts';
import type { RoutingStatus, ServiceNumber } from '../routing/routingStatus.ts';
import type { Preferences, SeatIdentity } from '../settings/seatSettings.ts';
import type { MicrophoneProblem } from '../calls/callEvent.ts';
import type { VaultState } from '../vault/vaultState.ts';

/** A call with what is known about its caller. */
export interface CallView {
  readonly call: Call;
  readonly callerNumber: PhoneNumber;
  readonly lookUps: CallerLookUps;
  /** What the customer system of somebody else says; null = none is asked. */
  readonly crm: LookUpOutcome<CrmRecord> | null;
}

/** A short-lived message for the agent; `key` names its text in the locales. */
export interface Notice {
  readonly id: string;
  readonly level: 'info' | 'warning' | 'error';
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly at: number;
}

/** A number that came from outside: a link, or text selected in another program. It goes into the dial field; the agent dials. */
export interface DialOffer {
  readonly id: string;
  readonly number: string;
  readonly from: 'link' | 'selection' | 'clipboard';
}

/** Main's state as every window mirrors it. Slices are replaced whole. */
export interface ConsoleState {
  readonly mode: 'live' | 'practice';
  readonly seat: SeatIdentity;
  readonly registration: Registration;
  readonly agent: AgentState;
  readonly readiness: Readiness;
  /** Which server is in use, and which there are. */
  readonly servers: ServerChoice;
  /** Another computer took this extension over; null = it is ours. */
  readonly takenOver: { readonly at: number; readonly by: string } | null;
  /** Another computer has this extension now, and this one has not taken it over. */
  readonly alsoAt: { readonly since: number; readonly name: string } | null;
  /** What the platform can do for calls: decides which buttons there are. */
  readonly services: PlatformServices;
  readonly conference: Conference | null;
  /** Calls on the lines, oldest first; an ended call stays until dismissed or replaced (wrap-up view). */
  readonly calls: readonly CallView[];
  /** The call shown in the middle; null when none. */
  readonly focusedCallId: string | null;
  readonly microphone: { readonly kind: 'unknown' } | { readonly kind: 'ready'; readonly label: string } | { readonly kind: 'missing'; readonly reason: MicrophoneProblem };
  readonly devices: AudioDevices;
  readonly headset: Headset | null;
  readonly shortcuts: readonly ShortcutStatus[];
  /** Waits until the console has put it into its dial field (`dial:takeOffer`). */
  readonly dialOffer: DialOffer | null;
  readonly dispositionRules: DispositionRules;
  /** Reasons for a break, built-in ones first. */
  readonly breakReasons: readonly string[];
  /** Open tasks, the next due first; at most 50. */
  readonly tasks: readonly Task[];
  /** Missed calls to return. */
  readonly ledger: LedgerState;
  readonly today: DayFigures;
  readonly serviceNumbers: readonly ServiceNumber[];
  /** The newest routing snapshot of each 400 number, where there is one. */
  readonly routing: readonly RoutingStatus[];
  readonly preferences: Preferences;
  /** The house's rules of recording. */
  readonly recordingRules: RecordingRules;
  readonly areaSource: { readonly name: string; readonly importedAt: number | null; readonly segments: number };
  /** The keys of the live data. */
  readonly vault: VaultState;
  /** False while the store process is being replaced; calls go on. */
  readonly storeUp: boolean;
  readonly notices: readonly Notice[];
  /** Long work, oldest first: what runs, and the last that is over. */
  readonly jobs: readonly Job[];
  /** Increases when rows of the call log changed, so that an open log reloads. */
  readonly callLogRevision: number;
  /** Increases when anything of reviews changed: cards, queue, plans, calibrations, packages. */
  readonly reviewsRevision: number;
  /** Increases when a number was put on the block list or taken off it. */
  readonly blockListRevision: number;
}

export type ConsoleStatePatch = Partial<ConsoleState>;

/** A change of state. Apply only when `revision` is one above the mirror's; else ask for the snapshot again. */
export interface StateChange {
  readonly revision: number;
  readonly patch: ConsoleStatePatch;
}

export interface StateSnapshot {
  readonly revision: number;
  readonly state: ConsoleState;
}
