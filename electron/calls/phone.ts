import type { CallEnd } from '../../shared/calls/call.ts';
import type { DtmfTransport, MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import type { CallFacts } from '../../shared/calls/callFacts.ts';
import type { Registration } from '../../shared/calls/registration.ts';

/** An INVITE that arrived and was found well-formed. */
export interface Invite {
  readonly sipCallId: string;
  readonly facts: CallFacts;
  /** Epoch milliseconds (fractions kept) at which the last byte was at the socket. */
  readonly receivedAt: number;
}

/** What happens on one leg, in order. After `ended` nothing follows. */
export type LegEvent =
  /** Outgoing: a 180/183 came (RFC 3261 §13.2.2.1). */
  | { readonly kind: 'progressed'; readonly sipCode: number }
  /** Incoming: 200 sent and ACK seen. Outgoing: 200 received and ACK sent. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'heldByRemote' }
  | { readonly kind: 'resumedByRemote' }
  /** The answer goes on with silence instead of the agent's voice. */
  | { readonly kind: 'microphoneMissing'; readonly reason: MicrophoneProblem }
  | { readonly kind: 'mediaLost'; readonly reason: string }
  | { readonly kind: 'mediaRestored'; readonly afterMs: number }
  | { readonly kind: 'ended'; readonly end: CallEnd };

/** One SIP dialog. Commands reject with an Error when the wire refuses them; the dialog then goes on unless `ended` follows. */
export interface Leg {
  readonly sipCallId: string;
  /** Names the leg's peer connection towards the media window; set once media exists. */
  readonly mediaId: string | undefined;
  /** Sends 200 with an answer. Resolves when it is on the wire. */
  answer(): Promise<void>;
  /** 486 Busy Here or 603 Decline, with a Reason header (RFC 3326). */
  reject(sipCode: 486 | 603): void;
  /** BYE, or CANCEL while an outgoing call is not answered. */
  hangUp(): void;
  /** re-INVITE with a=sendonly / a=sendrecv (RFC 3264 §8.4). Resolve when the other side agreed. */
  hold(): Promise<void>;
  resume(): Promise<void>;
  setMuted(muted: boolean): void;
  /** `0-9 * # A-D`. */
  sendDtmf(digits: string, transport: DtmfTransport): void;
  /** At most one listener; events before it is set are kept for it. */
  listen(listener: (event: LegEvent) => void): void;
}

/** What the SIP side tells the rest of the console. */
export interface PhoneListener {
  registrationChanged(registration: Registration): void;
  invited(leg: Leg, invite: Invite): void;
}

/** A registered seat towards one platform: a real SIP server, or the built-in practice platform. */
export interface Phone {
  start(): void;
  /** Unregisters (bounded in time) and closes the socket. Running calls are ended with BYE. */
  stop(): Promise<void>;
  /** Registers again at once, e.g. after a resume from sleep. */
  register(): void;
  /** Sends an INVITE to a number or SIP URI. */
  dial(target: string): Leg;
  /** Counts since start: frames refused or dropped at the socket, parser exceptions caught. */
  readonly dropped: { readonly oversized: number; readonly unparsable: number; readonly exceptions: number };
}
