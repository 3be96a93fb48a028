/** Chromium finds UDP host candidates within a few milliseconds and then spends 100 ms on TCP ones. */
const quietMs = 20;

const isLoopback = (address: string | null) => address === '::1' || address?.startsWith('127.') === true;

/**
 * Calls candidate gathering complete once no more UDP candidates come. Only where no STUN or TURN server is asked:
 * what is left then are TCP candidates, which no SIP media server uses, and waiting for them would delay each first
 * offer by 100 ms.
 */
export class Gathering {
  private readonly real: RTCPeerConnection;
  private readonly settle: () => void;
  private readonly active: boolean;
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private reachable = false;
  private settled = false;

  /** `settle` is called when gathering is over before the real peer says so. */
  constructor(real: RTCPeerConnection, configuration: RTCConfiguration, settle: () => void) {
    this.real = real;
    this.settle = settle;
    this.active = (configuration.iceServers ?? []).length === 0;
  }

  get state(): RTCIceGatheringState {
    return this.settled && this.real.iceGatheringState === 'gathering' ? 'complete' : this.real.iceGatheringState;
  }

  /** Whether this candidate (null: the end) is still to be told. */
  tells(candidate: RTCIceCandidate | null): boolean {
    if (this.settled) return false;
    if (!candidate || !this.active) return true;
    if (candidate.protocol !== 'udp') return true;
    this.reachable ||= !isLoopback(candidate.address);
    clearTimeout(this.quiet);
    if (this.reachable) this.quiet = setTimeout(() => this.end(), quietMs);
    return true;
  }

  /** The real peer's gathering state changed; tells whether main is to hear of it. */
  changed(): boolean {
    if (this.real.iceGatheringState === 'gathering') {
      this.settled = false;
      this.reachable = false;
      return true;
    }
    clearTimeout(this.quiet);
    return !this.settled;
  }

  private end(): void {
    if (this.settled || this.real.iceGatheringState !== 'gathering') return;
    this.settled = true;
    this.settle();
  }
}
