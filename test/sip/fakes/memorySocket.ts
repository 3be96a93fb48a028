import type { SipSocket, SocketFailure } from '../../../electron/sip/sipSocket.ts';

/** A socket without a network: what is sent is kept, what the test hands over arrives. */
export class MemorySocket implements SipSocket {
  readonly url: string;
  via_transport = 'WS';
  readonly sip_uri: string;
  readonly sent: string[] = [];
  failure: SocketFailure | undefined;
  /** What the next `connect()` calls do. */
  behaviour: 'opens' | 'fails' | 'hangs' = 'opens';
  connects = 0;
  onconnect = (): void => {};
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => {};
  ondata: (data: string | Uint8Array) => void = () => {};
  /** Called for each message sent. */
  onsent: (message: string) => void = () => {};
  #state: 'closed' | 'connecting' | 'open' = 'closed';

  constructor(url = 'ws://pbx.example.com/ws') {
    this.url = url;
    this.sip_uri = `sip:${new URL(url).host};transport=ws`;
  }

  connect(): void {
    this.connects += 1;
    this.#state = 'connecting';
    if (this.behaviour === 'hangs') return;
    queueMicrotask(() => {
      if (this.#state !== 'connecting') return;
      if (this.behaviour === 'opens') {
        this.#state = 'open';
        this.failure = undefined;
        this.onconnect();
      } else {
        this.#state = 'closed';
        this.ondisconnect(true, 1006, this.failure?.detail ?? 'refused');
      }
    });
  }

  disconnect(): void {
    this.#state = 'closed';
  }

  /** The connection breaks. */
  drop(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.failure = { problem: 'connectionLost', detail: 'broken' };
    this.ondisconnect(true, 1006, 'broken');
  }

  send(message: string): boolean {
    if (this.#state !== 'open') return false;
    this.sent.push(message);
    this.onsent(message);
    return true;
  }

  receive(data: string | Uint8Array): void {
    this.ondata(data);
  }

  isConnected(): boolean {
    return this.#state === 'open';
  }

  isConnecting(): boolean {
    return this.#state === 'connecting';
  }
}
