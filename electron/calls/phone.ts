import type { CallEnd } from '../../shared/calls/call.ts';
import type { DtmfTransport, MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import type { CallFacts } from '../../shared/calls/callFacts.ts';
import type { PlatformServices } from '../../shared/calls/platformServices.ts';
import type { Registration } from '../../shared/calls/registration.ts';
import type { ServerChoice } from '../../shared/calls/serverChoice.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { TransferOutcome } from '../../shared/calls/transfer.ts';
import type { AgentState } from '../../shared/queues/agentState.ts';

/** An INVITE that arrived and was found well-formed. */
export interface Invite {
  readonly sipCallId: string;
  readonly facts: CallFacts;
  /** Epoch milliseconds (fractions kept) at which the last byte was at the socket. */
  readonly receivedAt: number;
  /** A header field of the INVITE as it was sent, by its name in any case; undefined = there is none. */
  readonly header?: (name: string) => string | undefined;
  /**
   * Call-ID of a leg of this seat that this call takes the place of (RFC 3891): a colleague transferred his caller to us.
   * The other leg has ended with cause `transferred`; this one asks to be answered at once, and must not be refused.
   */
  readonly replaces?: string;
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
  /** A NOTIFY of our REFER told how the target fares (RFC 3515 §2.4.5). */
  | { readonly kind: 'transferProgressed'; readonly sipCode: number }
  /** The platform told the caller's verdict within the dialog. */
  | { readonly kind: 'surveyed'; readonly survey: SurveyResult }
  | { readonly kind: 'ended'; readonly end: CallEnd };

/** One SIP dialog. Commands reject with an Error when the wire refuses them; the dialog then goes on unless `ended` follows. */
export interface Leg {
  readonly sipCallId: string;
  /** Names the leg's peer connection towards the media window; set once media exists. */
  readonly mediaId: string | undefined;
  /** Sends 200 with an answer. Resolves when it is on the wire. */
  answer(): Promise<void>;
  /** 486 Busy Here, 603 Decline or 480 Temporarily Unavailable, with a Reason header (RFC 3326). */
  reject(sipCode: 480 | 486 | 603): void;
  /** 302 Moved Temporarily with this Contact (RFC 3261 §21.3.3); for a ringing incoming leg. Ends with cause `redirected`. */
  redirect(target: string): void;
  /**
   * REFER (RFC 3515); towards another leg with Replaces (RFC 3891). Follows the NOTIFYs to their end: `transferred` when the
   * target has answered (the leg then ends with cause `transferred`, and so does the other leg of a consultation), `failed` when it did not and this dialog goes on.
   * Never rejects; resolves within a minute.
   */
  transfer(target: TransferTarget): Promise<TransferOutcome>;
  /** BYE, or CANCEL while an outgoing call is not answered. */
  hangUp(): void;
  /** re-INVITE with a=sendonly / a=sendrecv (RFC 3264 §8.4). Resolve when the other side agreed. */
  hold(): Promise<void>;
  resume(): Promise<void>;
  setMuted(muted: boolean): void;
  /** `0-9 * # A-D`; a comma waits two seconds. @returns how they go: as INFO where the other side takes no telephone events */
  sendDtmf(digits: string, wished: DtmfTransport): DtmfTransport;
  /** At most one listener; events before it is set are kept for it. */
  listen(listener: (event: LegEvent) => void): void;
}

export type TransferTarget = { readonly kind: 'number'; readonly number: string } | { readonly kind: 'leg'; readonly leg: Leg };

export interface DialOptions {
  /** The 400 number to show, carried as the profile says (From, P-Preferred-Identity, P-Asserted-Identity, a header). */
  readonly shownNumber?: string;
}

/** What the SIP side tells the rest of the console. */
export interface PhoneListener {
  registrationChanged(registration: Registration): void;
  invited(leg: Leg, invite: Invite): void;
  serversChanged(servers: ServerChoice): void;
  /** Another computer took the extension over: this one has unregistered and stays so until `takeOver`. */
  takenOver(by: { readonly at: number; readonly by: string } | null): void;
  /** Another computer is registered too; null = no more. */
  alsoAt(other: { readonly since: number; readonly name: string } | null): void;
  /** A verdict that came outside the dialog, usually after its end. */
  surveyed(sipCallId: string, survey: SurveyResult): void;
}

/** A registered seat towards one platform: a real SIP server, or the built-in practice platform. */
export interface Phone {
  start(): void;
  /** Unregisters (bounded in time) and closes the socket. Running calls are ended with BYE. */
  stop(): Promise<void>;
  /** Registers again at once, e.g. after a resume from sleep. */
  register(): void;
  /** Unregisters and stays so until `register`; calls go on. */
  unregister(): void;
  /** Makes this computer the extension's only one; the others are told. */
  takeOver(): void;
  /** The machine woke up, or its addresses changed: proves the connection at once, registers, moves the media of running calls. */
  networkChanged(): void;
  /** Asks the server for a sign of life (OPTIONS); milliseconds, or null when none came within the time. */
  roundTrip(withinMs: number): Promise<number | null>;
  /** Tells the platform the agent's state, as the profile says; resolves when it was taken, rejects when it was refused. */
  publish(state: AgentState): Promise<void>;
  /** What the profile offers. */
  readonly services: PlatformServices;
  /** What to dial for a service of the platform; null when the profile has none. */
  readonly codes: PlatformCodes;
  /** Whether a number or SIP URI makes an address that a request or a Contact can name (RFC 3261 §19.1). */
  isAddress(target: string): boolean;
  /** Sends an INVITE to a number or SIP URI. */
  dial(target: string, options?: DialOptions): Leg;
  /** Counts since start: frames refused or dropped at the socket, parser exceptions caught. */
  readonly dropped: { readonly oversized: number; readonly unparsable: number; readonly exceptions: number };
}

/** Targets of the platform's services, ready to be dialled or referred to; each null when the profile has none. */
export interface PlatformCodes {
  /** Where a call is transferred to be parked. */
  readonly park: string | null;
  /** What anybody dials to fetch who is parked; with `to` one of the codes from the first to that, which the platform chose. */
  readonly fetchParked: { readonly from: string; readonly to?: string | undefined } | null;
  readonly groupPickUp: string | null;
  directedPickUp(extension: string): string | null;
  /** The conference room every side is sent to; `name` makes it this seat's own. */
  conferenceRoom(name: string): string | null;
  /** What is dialled to set (`number`) or clear (null) a forwarding; null = the console forwards itself with 302. */
  forwarding(kind: 'always' | 'busy' | 'noAnswer', number: string | null): string | null;
  /** What is dialled to switch the platform's own do-not-disturb; null = the console refuses the calls itself. */
  doNotDisturb(on: boolean): string | null;
  /** Agent states in which the platform may still offer calls but the console refuses them with 486. */
  refusesIn(state: AgentState): boolean;
  /** Agent states in which publishing unregisters the seat, so that the platform offers nothing. */
  unregistersIn(state: AgentState): boolean;
}
