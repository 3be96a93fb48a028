/**
 * What becomes of calls while the agent writes up. `ring`: the platform knows nothing of it and may offer them.
 * `passedOver`: it is told, and its queues offer them to others; what is dialled to the seat itself rings.
 * `signedOff`: the seat is not registered meanwhile. `refused`: this console refuses them with 486.
 */
export type WrapUpCalls = 'ring' | 'passedOver' | 'signedOff' | 'refused';

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
  readonly wrapUpCalls: WrapUpCalls;
}
export const noServices: PlatformServices = {
  consultTransfer: false, park: false, groupPickUp: false, directedPickUp: false, conferenceRoom: false, shownNumber: false, forwardingAtPlatform: false, wrapUpCalls: 'ring',
};
