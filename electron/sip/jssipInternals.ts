import JsSIP from 'jssip';
import type { UA } from 'jssip/lib/UA';
import type { RTCSession } from 'jssip/lib/RTCSession';

/**
 * The members of JsSIP 3.13 that its public interface lacks and this folder needs. They are named here and nowhere
 * else; test/sip drives each of them through the real library, so that an update that changes one fails there.
 */
export interface SessionInternals {
  readonly _request: { readonly call_id: string };
  readonly _dialog: { readonly uac_pending_reply: boolean } | null | undefined;
  _localHold: boolean;
  _setLocalMediaStatus(): void;
  /** Like `renegotiate()`, which ends the call when the other side refuses; here the caller decides. */
  _sendReinvite(options: {
    rtcOfferConstraints?: RTCOfferOptions;
    eventHandlers: { succeeded(): void; failed(response?: { status_code: number; reason_phrase: string }): void };
  }): void;
  onTransportError(): void;
  onRequestTimeout(): void;
  onDialogError(): void;
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
  readonly transport: { connect(): void; isConnected(): boolean; disconnect(): void; _reconnect: () => void };
  readonly contact: { readonly uri: { toString(): string } };
  set(parameter: string, value: unknown): boolean;
  registrator(): { register(): void };
  on(event: string, listener: (data: never) => void): void;
}

export function agentInternalsOf(agent: UA): AgentInternals {
  return agent as unknown as AgentInternals;
}

/** JsSIP session states that matter here (RTCSession.C). */
export const sessionStatus = { waitingForAnswer: 4, answered: 5, waitingForAck: 6, confirmed: 9 } as const;

export const createUserAgent = (configuration: ConstructorParameters<typeof UA>[0]): UA => new JsSIP.UA(configuration);
