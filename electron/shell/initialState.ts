import { userInfo } from 'node:os';
import { noServices } from '../../shared/calls/platformServices.ts';
import { noServers } from '../../shared/calls/serverChoice.ts';
import { defaultDispositionRules } from '../../shared/dispositions/defaultDispositionRules.ts';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { emptyLedger } from '../../shared/ledger/ledgerSummary.ts';
import { noDevices } from '../../shared/media/audioDevices.ts';
import { breakReasons } from '../../shared/queues/agentState.ts';
import { unknownReadiness } from '../../shared/queues/readiness.ts';
import { rightsOf } from '../../shared/rights/rights.ts';
import { defaultRecordingRules } from '../../shared/recordings/recordingRules.ts';
import type { Preferences, SeatIdentity, SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import { seatUser } from '../../shared/settings/seatUser.ts';
import { noFigures } from '../seat/dayFigures.ts';

/** The state before a seat is open. */
export function initialState(mode: ConsoleState['mode'], preferences: Preferences, seat: SeatIdentity, now: number): ConsoleState {
  return {
    mode,
    seat,
    registration: { kind: 'unregistered' },
    agent: { kind: 'offline', since: now, reason: null, next: null, wrapUpUntil: null },
    readiness: unknownReadiness,
    servers: noServers,
    takenOver: null,
    alsoAt: null,
    services: noServices,
    conference: null,
    calls: [],
    focusedCallId: null,
    microphone: { kind: 'unknown' },
    devices: noDevices,
    headset: null,
    shortcuts: [],
    dialOffer: null,
    dispositionRules: defaultDispositionRules,
    breakReasons,
    tasks: [],
    ledger: emptyLedger,
    today: noFigures,
    serviceNumbers: [],
    routing: [],
    preferences,
    recordingRules: defaultRecordingRules,
    areaSource: { name: '', importedAt: null, segments: 0 },
    vault: { kind: 'closed' },
    storeUp: true,
    notices: [],
    jobs: [],
    callLogRevision: 0,
    reviewsRevision: 0,
    blockListRevision: 0,
  };
}

/** Whoever works here without an extension, a reviewer for instance, goes by the name of the computer's account. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'user';
  }
}

/** What the interface may know of a seat: never the password. */
export function identityOf(seat: SeatProvisioning | null): SeatIdentity {
  if (!seat) return { configured: false, user: accountName(), displayName: '', server: '', profile: '', role: 'owner', rights: rightsOf('owner', false) };
  const { role, numbersHidden, server, profile, displayName = '' } = seat;
  return { configured: true, user: seatUser(seat.sipUri), displayName, server, profile, role, rights: rightsOf(role, numbersHidden) };
}
