import type { SipSocket } from '../../sip/sipSocket.ts';
import { platformHost } from './sip/transactions.ts';

/** The platform's end of one connection to a seat's phone. */
export interface SeatLink {
  /** The seat's end. */
  readonly socket: SipSocket;
  /** Hands one frame to the seat, in order, in a later turn of the event loop; dropped when the connection is closed. */
  deliver(frame: string): void;
  /** The platform goes away: the seat sees a lost connection. */
  close(reason: string): void;
}

export interface SeatLinkListener {
  frameReceived(frame: string): void;
  /** The seat closed its end. */
  closed(): void;
  /** The seat's reader threw; the connection stays. */
  seatThrew(error: unknown): void;
}

/**
 * A connection without a network. Both directions take a turn of the event loop each, as a WebSocket does, so neither
 * side is ever entered again from inside its own call.
 */
export function createSeatLink(listener: SeatLinkListener): SeatLink {
  let state: 'closed' | 'connecting' | 'open' = 'closed';
  /** Raised by every opening and closing: what was on its way then is lost. */
  let generation = 0;

  function next(task: () => void): void {
    const current = generation;
    setImmediate(() => {
      if (current === generation) task();
    });
  }

  function shut(): void {
    state = 'closed';
    generation += 1;
  }

  function tellSeat(task: () => void): void {
    try {
      task();
    } catch (error) {
      listener.seatThrew(error);
    }
  }

  const socket: SipSocket = {
    url: `ws://${platformHost}`,
    via_transport: 'WS',
    sip_uri: `sip:${platformHost};transport=ws`,
    connect() {
      if (state !== 'closed') return;
      generation += 1;
      state = 'connecting';
      next(() => {
        state = 'open';
        tellSeat(() => socket.onconnect());
      });
    },
    disconnect() {
      if (state === 'closed') return;
      shut();
      listener.closed();
    },
    send(message) {
      if (state !== 'open') return false;
      next(() => listener.frameReceived(message));
      return true;
    },
    isConnected: () => state === 'open',
    isConnecting: () => state === 'connecting',
    onconnect: () => undefined,
    ondisconnect: () => undefined,
    ondata: () => undefined,
  };

  return {
    socket,
    deliver(frame) {
      if (state !== 'open') return;
      next(() => tellSeat(() => socket.ondata(frame)));
    },
    close(reason) {
      if (state === 'closed') return;
      shut();
      // 1001: the endpoint goes away (RFC 6455 §7.4.1).
      tellSeat(() => socket.ondisconnect(true, 1001, reason));
    },
  };
}
