import type { FromPage, MediaCommand, ToPage } from '../../shared/media/mediaProtocol.ts';
import type { MediaWindow } from './mediaWindow.ts';
import { readPageMessage } from './readPageMessage.ts';

/** How long a page may be silent. A page that leaves `missedBeats` pings in a row unanswered counts as gone. */
export interface Heartbeat {
  readonly intervalMs: number;
  readonly missedBeats: number;
}

export const usualHeartbeat: Heartbeat = { intervalMs: 1_000, missedBeats: 4 };

/** Pings carry this id; ids of real requests are positive. */
const pingId = -1;

/**
 * The line to one media window, from its opening to its end. Beats are counted, not timed: after the machine slept one
 * late tick follows, and a page that slept with it is not taken for dead.
 */
export class MediaLink {
  /** Resolves when the page has said it listens; stays open for a page that never does. */
  readonly ready: Promise<void>;
  private readonly window: MediaWindow;
  private receive: ((message: FromPage) => void) | undefined;
  private gone: ((reason: string) => void) | undefined;
  private endedBecause: string | undefined;
  private unanswered = 0;
  private readonly beat: ReturnType<typeof setInterval>;
  private readonly limit: number;

  constructor(window: MediaWindow, heartbeat: Heartbeat = usualHeartbeat) {
    this.window = window;
    this.limit = heartbeat.missedBeats;
    this.ready = new Promise((resolve) => {
      window.port.on('message', ({ data }) => this.accept(readPageMessage(data), resolve));
    });
    window.onGone((reason) => this.end(reason));
    this.beat = setInterval(() => this.ping(), heartbeat.intervalMs);
    this.beat.unref?.();
    window.port.start();
  }

  get alive(): boolean {
    return this.endedBecause === undefined;
  }

  /** Messages other than the line's own. A page that ended before is reported at once. */
  listen(receive: (message: FromPage) => void, gone: (reason: string) => void): void {
    this.receive = receive;
    this.gone = gone;
    if (this.endedBecause !== undefined) gone(this.endedBecause);
  }

  send(id: number | null, command: MediaCommand): void {
    if (!this.alive) return;
    const message: ToPage = { id, command };
    this.window.port.postMessage(message);
  }

  pairHeadset(): Promise<boolean> {
    return this.window.pairHeadset();
  }

  /** Takes the window away without reporting it gone. */
  close(): void {
    this.gone = undefined;
    this.end('closed');
  }

  private accept(message: FromPage | null, ready: () => void): void {
    if (!message || !this.alive) return;
    this.unanswered = 0;
    if (message.kind === 'ready') return ready();
    if (message.kind === 'replied' && message.id === pingId) return;
    this.receive?.(message);
  }

  private ping(): void {
    if (this.unanswered >= this.limit) return this.end('unresponsive');
    this.unanswered += 1;
    this.send(pingId, { kind: 'ping' });
  }

  private end(reason: string): void {
    if (!this.alive) return;
    this.endedBecause = reason;
    clearInterval(this.beat);
    this.window.close();
    this.gone?.(reason);
  }
}
