import type { ServiceNumber, RoutingStatus } from '../../shared/routing/routingStatus.ts';
import type { SeatProvisioning } from '../../shared/settings/seatSettings.ts';
import type { Profile } from '../sip/profiles/profileSchema.ts';
import type { SipSocket } from '../sip/sipSocket.ts';
import type { StoreRequests } from '../store/storeApi.ts';

/** The 400 platform that a seat works with: a real server, or the practice platform inside the program. */
export interface SeatPlatform {
  readonly mode: 'live' | 'practice';
  /** How to register; null = not configured yet, the console opens without a phone. */
  readonly seat: SeatProvisioning | null;
  /** How this platform is spoken to; left out = the profile that the seat's settings name. */
  readonly profile?: Profile;
  readonly openSocket: (url: string) => SipSocket;
  /** The live routing status of a number; null when this platform cannot tell. */
  readonly routingStatus: ((serviceNumber: string) => Promise<RoutingStatus | null>) | null;
  /** Puts what the platform knows into a store before the first call: numbers, and in practice its people. */
  readonly prepare: (store: StoreRequests) => Promise<readonly ServiceNumber[]>;
  /** Scripted calls; empty on a real platform. */
  readonly scenarios: readonly string[];
  readonly ring: (scenario: string | null) => void;
  readonly stop: () => Promise<void>;
}
