import type { RegistrationProblem } from '../../shared/calls/registration.ts';

/** Why a socket could not be opened or was lost; `detail` is one English line for the log, without numbers or secrets. */
export interface SocketFailure {
  readonly problem: Extract<RegistrationProblem, 'serverUnreachable' | 'certificateRefused' | 'timedOut' | 'connectionLost'>;
  readonly detail: string;
  /** The server was there and refused the connection: every further attempt costs it something. */
  readonly reached?: boolean;
}

/**
 * A connection that carries whole SIP messages (RFC 7118), in the form JsSIP asks for. The three `on…` properties are
 * set by the reader before `connect()`; until then they do nothing. A socket is used again after `ondisconnect`:
 * `connect()` opens it anew.
 */
export interface SipSocket {
  /** Address, e.g. `wss://pbx.example.com/ws`. */
  readonly url: string;
  /** Transport named in Via: `WS` or `WSS`. */
  via_transport: string;
  /** The address as a SIP URI, e.g. `sip:pbx.example.com:443;transport=ws`. */
  readonly sip_uri: string;
  /** Opens the connection; gives up after `patienceMs`, by default the socket's own, unless a handshake is getting on. */
  connect(patienceMs?: number): void;
  /** Closes at once; no event follows. */
  disconnect(): void;
  /** False when the message could not be handed to the connection. */
  send(message: string): boolean;
  isConnected(): boolean;
  isConnecting(): boolean;
  onconnect: () => void;
  /** `error` is false when the other side closed in good order. */
  ondisconnect: (error: boolean, code?: number, reason?: string) => void;
  /** One SIP message, or a CRLF keep-alive (RFC 5626 §3.5.1). Bytes are UTF-8. */
  ondata: (data: string | Uint8Array) => void;
  /** Set by `ondisconnect` time when the reason is known. */
  readonly failure?: SocketFailure | undefined;
  /** Asks the other side for a sign of life now; the socket is given up when none comes within the time. */
  probe?(deadlineMs: number): void;
  /**
   * During `ondisconnect`: what has not reached the other side yet shall never do so. Otherwise the system delivers what
   * waits in a silent connection when the path is back, however long ago the connection was closed.
   */
  discardUnsent?(): void;
}

/** The address of a `ws:`/`wss:` URL as a SIP URI. Throws a TypeError when it is neither. */
export function sipUriOf(url: string): { sipUri: string; viaTransport: 'WS' | 'WSS'; host: string } {
  const parsed = new URL(url);
  if (parsed.protocol !== 'ws:' && parsed.protocol !== 'wss:') throw new TypeError(`Not a WebSocket address: ${url}`);
  return {
    sipUri: `sip:${parsed.host};transport=ws`,
    viaTransport: parsed.protocol === 'wss:' ? 'WSS' : 'WS',
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
  };
}
