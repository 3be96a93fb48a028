import type { PeerCommand, SessionDescription } from '../../shared/media/mediaProtocol.ts';

/**
 * What has been agreed so far in an offer/answer exchange that is not over, so that a fresh peer can be brought to the
 * same point. Over means: stable, and the local description has been read by whoever puts it on the wire.
 */
export class Negotiation {
  private steps: PeerCommand[] = [];
  private readonly mediaId: string;
  private options: RTCOfferOptions | null = null;
  private unreadLocal = false;

  constructor(mediaId: string) {
    this.mediaId = mediaId;
  }

  /** The other side may hold a description of the present or an earlier peer. */
  handedOut = false;

  get open(): boolean {
    return this.steps.length > 0;
  }

  /** The other side holds an offer that it has not answered yet. */
  get offered(): boolean {
    const last = this.steps.at(-1);
    return !this.unreadLocal && last?.kind === 'describeLocally' && last.type === 'offer';
  }

  created(options: RTCOfferOptions | null): void {
    this.options = options;
  }

  remoteSet(description: SessionDescription): void {
    this.steps.push({ kind: 'setRemoteDescription', mediaId: this.mediaId, description });
  }

  localSet(description: SessionDescription): void {
    this.unreadLocal = true;
    this.steps.push(this.describeLocally(description));
  }

  /** The command that gives a fresh peer the counterpart of a description that a dead one made. */
  describeLocally(description: SessionDescription): PeerCommand {
    if (description.type === 'rollback') return { kind: 'setLocalDescription', mediaId: this.mediaId, description };
    const type = description.type === 'offer' ? 'offer' : 'answer';
    return { kind: 'describeLocally', mediaId: this.mediaId, type, options: this.options };
  }

  localRead(): void {
    this.unreadLocal = false;
    this.handedOut = true;
  }

  /** The exchange was taken back: things are as before it. */
  rolledBack(): void {
    this.steps = [];
    this.unreadLocal = false;
  }

  /** Forgets the exchange once nothing of it can be asked for again. */
  settle(signalingState: RTCSignalingState): void {
    if (signalingState === 'stable' && !this.unreadLocal) this.steps = [];
  }

  replay(): readonly PeerCommand[] {
    return this.steps;
  }
}
