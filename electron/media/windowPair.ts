import type { FromPage } from '../../shared/media/mediaProtocol.ts';
import { reached } from '../../shared/kernel/startMoment.ts';
import { MediaLink, usualHeartbeat, type Heartbeat } from './mediaLink.ts';
import type { OpenWindow } from './mediaWindow.ts';

export interface WindowPairListener {
  received(message: FromPage): void;
  /** A window takes over (the first one too): everything must be told to it before anything else is sent. */
  tookOver(link: MediaLink): void;
  lost(reason: string): void;
  /** A window could not be opened; the next attempt follows by itself. */
  openingFailed(error: unknown): void;
}

/** A standby is started only then: at the start the processor belongs to the console, right after a loss to the calls. Milliseconds. */
const refillDelayMs = 2_000;

/** Wait before the next attempt to open a window, doubled up to the maximum while attempts fail. Milliseconds. */
const firstRetryMs = 250;
const longestRetryMs = 8_000;

/** Keeps one media window at work and one warm beside it. */
export class WindowPair {
  private readonly open: OpenWindow;
  private readonly listener: WindowPairListener;
  private readonly heartbeat: Heartbeat;
  private active: MediaLink | undefined;
  private standby: MediaLink | undefined;
  private opening = false;
  private retryMs = firstRetryMs;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private closed = false;
  /** No standby has been there yet. */
  private starting = true;
  private awaitingStandby: (() => void)[] = [];

  constructor(open: OpenWindow, listener: WindowPairListener, heartbeat: Heartbeat = usualHeartbeat) {
    this.open = open;
    this.listener = listener;
    this.heartbeat = heartbeat;
  }

  /** Resolves when a standby is warm, so that a loss of the active window costs no start of a process. */
  standbyReady(): Promise<void> {
    if (this.standby) return Promise.resolve();
    // Whoever waits has nothing better to do with the processor.
    if (this.starting && this.active) this.fillAfter(0);
    return new Promise((resolve) => this.awaitingStandby.push(resolve));
  }

  /** @throws while no window is at work */
  async pairHeadset(): Promise<boolean> {
    if (!this.active) throw new Error('No media window is at work');
    return this.active.pairHeadset();
  }

  /** Opens what is missing: the active window first, then the standby. */
  fill(): void {
    if (this.closed || this.opening || this.retry || this.standby) return;
    this.opening = true;
    void this.openOne();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.retry);
    this.active?.close();
    this.standby?.close();
    this.active = undefined;
    this.standby = undefined;
  }

  private async openOne(): Promise<void> {
    let link: MediaLink | undefined;
    try {
      link = new MediaLink(await this.open(), this.heartbeat);
      await readyOrGone(link);
      this.opening = false;
      if (this.closed) return link.close();
      this.retryMs = firstRetryMs;
      this.station(link);
      if (this.active && !this.standby) this.fillAfter(this.awaitingStandby.length > 0 ? 0 : refillDelayMs);
    } catch (error) {
      link?.close();
      this.opening = false;
      if (this.closed) return;
      this.listener.openingFailed(error);
      this.fillAfter(this.retryMs);
      this.retryMs = Math.min(this.retryMs * 2, longestRetryMs);
    }
  }

  private fillAfter(ms: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.retry = undefined;
      this.fill();
    }, ms);
  }

  private station(link: MediaLink): void {
    if (this.active) {
      this.standby = link;
      this.starting = false;
      link.listen(() => {}, () => this.standbyGone(link));
      for (const resolve of this.awaitingStandby.splice(0)) resolve();
    } else {
      reached('media window ready');
      this.activate(link);
    }
  }

  private activate(link: MediaLink): void {
    this.active = link;
    link.listen(
      (message) => this.listener.received(message),
      (reason) => this.activeGone(reason),
    );
    if (this.active === link) this.listener.tookOver(link);
  }

  private activeGone(reason: string): void {
    this.active = undefined;
    this.listener.lost(reason);
    const next = this.standby;
    this.standby = undefined;
    if (next) this.activate(next);
    this.fillAfter(next ? refillDelayMs : 0);
  }

  private standbyGone(link: MediaLink): void {
    if (this.standby === link) this.standby = undefined;
    this.fill();
  }
}

function readyOrGone(link: MediaLink): Promise<void> {
  const gone = new Promise<never>((_resolve, reject) => {
    link.listen(() => {}, (reason) => reject(new Error(`Media window ended while starting: ${reason}`)));
  });
  return Promise.race([link.ready, gone]);
}
