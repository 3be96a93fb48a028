import JsSIP from 'jssip';
import type { UA } from 'jssip/lib/UA';
import type { RTCSession } from 'jssip/lib/RTCSession';

/**
 * The members of JsSIP 3.13 that its public interface lacks and this folder needs. They are named here and nowhere
 * else; test/sip drives each of them through the real library, so that an update that changes one fails there.
 */
export interface SessionInternals {
  /** The INVITE that began the call; of ours the latest one, when it was sent again with credentials. */
  readonly _request: { readonly call_id: string };
  readonly _contact: string;
  readonly _dialog: DialogInternals | null | undefined;
  _localHold: boolean;
  _setLocalMediaStatus(): void;
  /** Like `renegotiate()`, which ends the call when the other side refuses; here the caller decides. */
  _sendReinvite(options: {
    rtcOfferConstraints?: RTCOfferOptions;
    eventHandlers: { succeeded(): void; failed(response?: { status_code: number; reason_phrase: string }): void };
  }): void;
  /** Refreshes the session (RFC 4028 §10) when it is called without an offer. */
  _sendUpdate(options?: { sdpOffer?: boolean; eventHandlers?: { succeeded?(): void; failed?(response?: { status_code: number }): void } }): void;
  sendRequest(method: string, options: { extraHeaders?: string[]; body?: string; eventHandlers?: RequestHandlers }): { readonly cseq: number } | undefined;
  receiveRequest(request: ReceivedRequest): void;
  /** Keeps the dialog that an answer to our INVITE made, by Call-ID and both tags, as one beside the session's own. */
  _createDialog(answer: ReceivedAnswer, side: 'UAC', beside: true): boolean;
  readonly _earlyDialogs: Record<string, { sendRequest(method: string): void; terminate(): void }>;
  /** Takes every answer to the INVITE of a dialled call but the challenges that were met. */
  _receiveInviteResponse(response: ReceivedAnswer): void;
  onTransportError(): void;
  onRequestTimeout(): void;
  onDialogError(): void;
}

/** Tags and addresses of a confirmed dialog, seen from here (RFC 3261 §12). */
export interface DialogInternals {
  readonly uac_pending_reply: boolean;
  /** CSeq number of the INVITE that the next ACK belongs to. */
  readonly _outgoing_ack_seqnum: number | null;
  readonly _id: { readonly call_id: string; readonly local_tag: string; readonly remote_tag: string };
  readonly _remote_uri: { readonly user: string | null; readonly host: string; readonly port: number | null };
}

/** What becomes of a request that was sent. Exactly one of the first five is called, after any `onAuthenticated`. */
export interface RequestHandlers {
  onSuccessResponse?(response: ReceivedAnswer): void;
  onErrorResponse?(response: ReceivedAnswer): void;
  onTransportError?(): void;
  onRequestTimeout?(): void;
  /** 408 or 481 within a dialog (RFC 3261 §12.2.1.2). */
  onDialogError?(response: ReceivedAnswer): void;
  /** The request was sent again with credentials. */
  onAuthenticated?(request: { readonly cseq: number }): void;
}

export interface ReceivedAnswer {
  readonly status_code: number;
  readonly reason_phrase: string;
  readonly call_id: string;
  readonly from_tag: string;
  /** Names the dialog; absent in most 100s. */
  readonly to_tag: string | null | undefined;
  getHeader(name: string): string | undefined;
  hasHeader(name: string): boolean;
}

export interface ReceivedRequest {
  readonly method: string;
  readonly call_id: string;
  readonly cseq: number;
  /** Empty outside a dialog. */
  readonly to_tag: string | null | undefined;
  readonly data: string;
  body: string | null;
  /** Where the answers to an INVITE go through. */
  readonly server_transaction: ServerTransaction;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
  hasHeader(name: string): boolean;
  reply(code: number, reason?: string | null, extraHeaders?: string[] | null, body?: string | null, onSuccess?: () => void, onFailure?: () => void): void;
}

/** The server transaction of an INVITE (RFC 3261 §17.2.1). */
export interface ServerTransaction {
  /** An answer of ours is to be sent; success and failure are told of final answers only. */
  receiveResponse(status: number, response: string, onSuccess?: () => void, onFailure?: () => void): void;
  /** Forgets the transaction. */
  onTransportError(): void;
}

/** An INVITE of ours as it was sent. */
export interface SentInvite {
  readonly ruri: object;
  readonly call_id: string;
  readonly cseq: number;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): string[];
}

/** The client transaction of an INVITE (RFC 3261 §17.1.1); `id` is its branch. */
export interface InviteTransaction {
  readonly id: string;
  readonly request: SentInvite;
  send(): void;
  /** Ends it, and the call of its session. */
  onTransportError(): void;
}

/** Takes an INVITE as a new call of the same user agent, as if it had come outside any dialog. */
export function takeAsNewCall(session: RTCSession, request: ReceivedRequest): void {
  const { constructor, _ua } = session as unknown as { constructor: new (agent: unknown) => { init_incoming(request: ReceivedRequest): void }; _ua: unknown };
  new constructor(_ua).init_incoming(request);
}

export function internalsOf(session: RTCSession): SessionInternals {
  return session as unknown as SessionInternals;
}

export interface Transaction {
  readonly type: 'ist' | 'nist' | 'ict' | 'nict';
  /** Ours, or theirs (then it can be replied to). */
  readonly request: { readonly method: string; hasHeader(name: string): boolean; reply?(code: number): void };
}

interface AgentInternals {
  readonly transport: { connect(): void; isConnected(): boolean; disconnect(): void; send(message: object): boolean; _reconnect: () => void };
  readonly contact: { readonly uri: { toString(): string } };
  set(parameter: string, value: unknown): boolean;
  /** A number or address as a SIP URI with this user agent's domain; undefined when it is none. */
  normalizeTarget(target: string): { toString(): string } | undefined;
  /** Whether a new connection registers by itself. */
  readonly _dynConfiguration: { register?: boolean };
  /** `_registered`: JsSIP tells of a REGISTER's success only while it is false, and takes it back only while it is true. */
  registrator(): { register(): void; unregister(): void; _registered: boolean };
  on(event: string, listener: (data: never) => void): void;
  /** Hands over the answers whose topmost Via carries `id`. */
  newTransaction(transaction: { readonly type: 'nict'; readonly id: string; readonly request: object; receiveResponse(answer: ReceivedAnswer): void; onTransportError(): void }): void;
  destroyTransaction(transaction: { readonly type: 'nict'; readonly id: string }): void;
}

export function agentInternalsOf(agent: UA): AgentInternals {
  return agent as unknown as AgentInternals;
}

/** JsSIP session states that matter here (RTCSession.C). */
export const sessionStatus = { inviteSent: 1, provisionalHeard: 2, waitingForAnswer: 4, answered: 5, waitingForAck: 6, confirmed: 9 } as const;

/** Whether a dialled call's INVITE was sent and has no final answer. */
export function isOnItsWay(session: RTCSession): boolean {
  const status = session.status as number;
  return status === sessionStatus.inviteSent || status === sessionStatus.provisionalHeard;
}

export function createUserAgent(configuration: ConstructorParameters<typeof UA>[0]): UA {
  // JsSIP has one constant for all user agents; PRACK is taken in dialogRequests.ts.
  (JsSIP.C as { ALLOWED_METHODS: string }).ALLOWED_METHODS = 'INVITE,ACK,CANCEL,BYE,UPDATE,PRACK,MESSAGE,OPTIONS,REFER,INFO,NOTIFY';
  return new JsSIP.UA(configuration);
}
