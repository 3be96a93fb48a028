/** What the platform profile offers beside plain calls. */
export interface PlatformServices {
  readonly consultTransfer: boolean;
  readonly park: boolean;
  readonly groupPickUp: boolean;
  readonly directedPickUp: boolean;
  /** Conferences are moved to the platform's room. */
  readonly conferenceRoom: boolean;
  /** The 400 number shown on outgoing calls can be chosen. */
  readonly shownNumber: boolean;
  /** Forwarding is set at the platform (feature codes) and works while this console is closed; false while the platform has not confirmed what is set. */
  readonly forwardingAtPlatform: boolean;
}
export const noServices: PlatformServices = {
  consultTransfer: false, park: false, groupPickUp: false, directedPickUp: false, conferenceRoom: false, shownNumber: false, forwardingAtPlatform: false,
};
