import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import type { Preferences, SeatIdentity, SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import { seatUser } from '../../shared/settings/seatUser.ts';
import { noFigures } from '../seat/dayFigures.ts';

/** The state before a seat is open. */
export function initialState(mode: ConsoleState['mode'], preferences: Preferences, seat: SeatIdentity, now: number): ConsoleState {
  return {
    mode,
    seat,
    registration: { kind: 'unregistered' },
    agent: { kind: 'offline', since: now },
    calls: [],
    focusedCallId: null,
    microphone: { kind: 'unknown' },
    today: noFigures,
    serviceNumbers: [],
    routing: [],
    preferences,
    areaSource: { name: '', importedAt: null, segments: 0 },
    storeUp: true,
    notices: [],
    callLogRevision: 0,
  };
}

/** What the interface may know of a seat: never the password. */
export function identityOf(seat: SeatProvisioning | null): SeatIdentity {
  if (!seat) return { configured: false, user: '', displayName: '', server: '', profile: '' };
  return { configured: true, user: seatUser(seat.sipUri), displayName: seat.displayName ?? '', server: seat.server, profile: seat.profile };
}
