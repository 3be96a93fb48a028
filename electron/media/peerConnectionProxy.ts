import type { PeerCommand, PeerEvent, PeerState, SessionDescription } from '../../shared/media/mediaProtocol.ts';
import type { ActivePage, RequestOptions } from './activePage.ts';
import { Negotiation } from './negotiation.ts';
import { ProxyDtmfSender, ProxySender } from './proxySender.ts';
import type { ProxyStream, ProxyTrack } from './proxyStream.ts';
import { SdpOrigin } from './sdpOrigin.ts';

/** What listeners get: the page's event plus `type`, in the shape JsSIP reads (`event.candidate`). */
export type ProxyEvent = PeerEvent & { readonly target: PeerConnectionProxy };
type Listener = (event: ProxyEvent) => void;

/** What a proxy needs of the engine it belongs to. */
export interface ProxyHome {
  readonly page: ActivePage;
  opened(proxy: PeerConnectionProxy): void;
  closed(proxy: PeerConnectionProxy): void;
  /** The peer behind the proxy is a new one and the exchange at hand is over: `renegotiate` asks for a fresh offer. */
  peerReplaced(proxy: PeerConnectionProxy, renegotiate: boolean): void;
}

const fresh: PeerState = {
  signalingState: 'stable',
  iceConnectionState: 'new',
  iceGatheringState: 'new',
  connectionState: 'new',
  localDescription: null,
  remoteDescription: null,
};

/**
 * The subset of RTCPeerConnection that JsSIP touches (W3C WebRTC §4.4), forwarded to the media page. Its state is a
 * snapshot that came with the newest reply or event. When the page dies, the same object gets a new real peer with the
 * same senders, and what was pending or half negotiated is done again there.
 */
export class PeerConnectionProxy {
  readonly mediaId: string;
  private readonly home: ProxyHome;
  private readonly configuration: RTCConfiguration;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly negotiation: Negotiation;
  private readonly origin = new SdpOrigin();
  private senders: readonly ProxySender[] = [];
  private state = fresh;
  private isClosed = false;
  private pending = 0;
  private generation = 0;
  private lastCreated: { readonly sdp: string; readonly generation: number } | undefined;
  /** A replaced peer that is not reported yet; whether the other side knows an earlier one, and is to answer its offer. */
  private owed: { readonly renegotiate: boolean; readonly offered: boolean } | undefined;

  constructor(mediaId: string, configuration: RTCConfiguration, home: ProxyHome) {
    this.mediaId = mediaId;
    this.configuration = configuration;
    this.home = home;
    this.negotiation = new Negotiation(mediaId);
    home.page.post({ kind: 'openPeer', mediaId, configuration });
    home.opened(this);
  }

  get signalingState(): RTCSignalingState {
    return this.state.signalingState;
  }

  get iceConnectionState(): RTCIceConnectionState {
    return this.state.iceConnectionState;
  }

  get connectionState(): RTCPeerConnectionState {
    return this.state.connectionState;
  }

  /** JsSIP takes `gathering` on a second offer for done and would send the candidates of the first one. */
  get iceGatheringState(): RTCIceGatheringState {
    const { iceGatheringState } = this.state;
    return this.negotiation.handedOut && iceGatheringState === 'gathering' ? 'new' : iceGatheringState;
  }

  /** Reading it counts as handing it out: from then on a replaced peer means renegotiating. */
  get localDescription(): SessionDescription | null {
    const { localDescription, signalingState } = this.state;
    if (!localDescription) return null;
    this.negotiation.localRead();
    this.settle(signalingState);
    return { type: localDescription.type, sdp: this.origin.present(localDescription.sdp) };
  }

  get remoteDescription(): SessionDescription | null {
    return this.state.remoteDescription;
  }

  addEventListener(type: string, listener: Listener): void {
    const known = this.listeners.get(type);
    if (known) known.add(listener);
    else this.listeners.set(type, new Set([listener]));
  }

  removeEventListener(type: string, listener: Listener): void {
    this.listeners.get(type)?.delete(listener);
  }

  addTrack(track: ProxyTrack, stream: ProxyStream): ProxySender {
    const sender = new ProxySender(track, stream.id, new ProxyDtmfSender(this.mediaId, track.id, this.home.page));
    this.senders = [...this.senders, sender];
    this.postSender(sender);
    return sender;
  }

  getSenders(): ProxySender[] {
    return [...this.senders];
  }

  async createOffer(options?: RTCOfferOptions): Promise<SessionDescription> {
    return this.created(options ?? null, await this.ask({ kind: 'createOffer', mediaId: this.mediaId, options: options ?? null }));
  }

  async createAnswer(options?: RTCAnswerOptions): Promise<SessionDescription> {
    return this.created(options ?? null, await this.ask({ kind: 'createAnswer', mediaId: this.mediaId, options: options ?? null }));
  }

  /** `{type: 'rollback'}` takes back an offer that was refused. */
  async setLocalDescription({ type, sdp = '' }: { readonly type: RTCSdpType; readonly sdp?: string }): Promise<void> {
    const description: SessionDescription = { type, sdp };
    const foreign = this.lastCreated?.sdp === sdp && this.lastCreated.generation !== this.generation;
    const again = () => this.negotiation.describeLocally(description);
    await this.ask(foreign ? again() : { kind: 'setLocalDescription', mediaId: this.mediaId, description }, { replay: again });
    if (type === 'rollback') this.negotiation.rolledBack();
    else this.negotiation.localSet(description);
    this.settle(this.signalingState);
  }

  async setRemoteDescription({ type, sdp = '' }: { readonly type: RTCSdpType; readonly sdp?: string }): Promise<void> {
    const description: SessionDescription = { type, sdp };
    if (type === 'answer' && this.owed?.offered) return this.passOver();
    await this.ask({ kind: 'setRemoteDescription', mediaId: this.mediaId, description });
    this.negotiation.remoteSet(description);
    this.settle(this.signalingState);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.state = { ...this.state, signalingState: 'closed', iceConnectionState: 'closed', connectionState: 'closed' };
    this.home.page.post({ kind: 'closePeer', mediaId: this.mediaId });
    this.home.closed(this);
  }

  /** Takes an event of the real peer: state first, listeners after. */
  received(event: PeerEvent, state: PeerState): void {
    if (this.isClosed) return;
    this.state = state;
    if (event.type === 'tonechange') {
      for (const sender of this.senders) if (sender.track.id === event.trackId) sender.dtmf.toneBuffer = event.toneBuffer;
    }
    const told = Object.assign({ target: this }, event) as ProxyEvent;
    for (const listener of [...(this.listeners.get(event.type) ?? [])]) listener(told);
    this.reportWhenIdle();
  }

  /** Brings a fresh page's peer to where the dead one was. Pending requests follow from the engine. */
  restore(): void {
    this.generation += 1;
    this.owed = { renegotiate: this.negotiation.handedOut, offered: this.negotiation.offered };
    this.state = fresh;
    this.origin.peerReplaced();
    const { page } = this.home;
    page.post({ kind: 'openPeer', mediaId: this.mediaId, configuration: this.configuration });
    for (const sender of this.senders) this.postSender(sender);
    for (const step of this.negotiation.replay()) void this.ask(step, { transient: true }).catch(() => {});
    for (const sender of this.senders) sender.dtmf.restore();
  }

  /** Reports the replaced peer as soon as no request and no half-done exchange stands in the way of a new offer. */
  reportWhenIdle(): void {
    const { owed } = this;
    if (!owed || this.isClosed || this.pending > 0 || this.negotiation.open || this.signalingState !== 'stable') return;
    this.owed = undefined;
    this.home.peerReplaced(this, owed.renegotiate);
  }

  /**
   * The answer is to an offer of the peer that died: the other side expects its keys and its addresses. Taken on this one it
   * would begin an encryption (DTLS) that never comes about, and that a later offer of the same peer does not begin anew.
   */
  private async passOver(): Promise<void> {
    await this.ask({ kind: 'setLocalDescription', mediaId: this.mediaId, description: { type: 'rollback', sdp: '' } });
    this.negotiation.rolledBack();
    this.settle(this.signalingState);
  }

  private created(options: RTCOfferOptions | null, description: SessionDescription): SessionDescription {
    this.negotiation.created(options);
    this.lastCreated = { sdp: description.sdp, generation: this.generation };
    return description;
  }

  private async ask<C extends PeerCommand>(command: C, options: Pick<RequestOptions, 'replay' | 'transient'> = {}) {
    this.pending += 1;
    try {
      return await this.home.page.request(command, { ...options, applyState: (state) => this.applyState(state) });
    } finally {
      this.pending -= 1;
      if (this.owed) queueMicrotask(() => this.reportWhenIdle());
    }
  }

  private settle(signalingState: RTCSignalingState): void {
    this.negotiation.settle(signalingState);
    // Not at once: whoever waits for this step may have the next one ready.
    if (this.owed) queueMicrotask(() => this.reportWhenIdle());
  }

  private applyState(state: PeerState): void {
    if (!this.isClosed) this.state = state;
  }

  private postSender({ track, streamId }: ProxySender): void {
    this.home.page.post({ kind: 'addTrack', mediaId: this.mediaId, trackId: track.id, streamId });
  }
}
