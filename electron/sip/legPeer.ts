import type { PeerConnection, PeerDescription, PeerEvent, PeerEventName, PeerSender, PeerStream, PeerTrack } from './peerConnections.ts';

export interface LegPeerOptions {
  /** Milliseconds after which the candidates found so far must do. */
  readonly gatheringMs: number;
  /** Only candidates of a relay count: a description is not sent before there is one, or `longestGatheringMs` have passed. */
  readonly relayOnly: boolean;
  /** Milliseconds that a replacement may take before a failed operation is given up. */
  readonly replacementMs: number;
  /** ICE failed: the leg may restart it, or call `giveUp`. */
  readonly onIceFailed: () => void;
  /** ICE hears nothing any more; it may recover, or fail many seconds later. */
  readonly onIceDisconnected: () => void;
  readonly onIceConnected: () => void;
}

/** Milliseconds that the allocation at a relay may take. */
const longestGatheringMs = 5_000;

/**
 * The peer connection that JsSIP gets for one leg: the real one, with three behaviours added. Gathering is capped
 * (adapters of VPNs and virtual machines can hold it for a minute). Failed ICE is not shown to JsSIP, which would end
 * the call, until the leg gives up. Offers and answers that were being made when the media window died are made again
 * on its replacement.
 */
export class LegPeer implements PeerConnection {
  readonly #real: PeerConnection;
  readonly #options: LegPeerOptions;
  readonly #listeners: Record<PeerEventName, Set<(event: PeerEvent) => void>> = {
    iceconnectionstatechange: new Set(), icecandidate: new Set(), icegatheringstatechange: new Set(),
  };
  #showsFailure = false;
  #gatheringCap: NodeJS.Timeout | undefined;
  #remoteOffer: PeerDescription | undefined;
  #offerOptions: RTCOfferOptions | undefined;
  /** Resolves true when the real peer was replaced; set while it is lost. */
  #replacement: { readonly done: Promise<boolean>; readonly settle: (replaced: boolean) => void } | undefined;
  #generation = 0;

  constructor(real: PeerConnection, options: LegPeerOptions) {
    this.#real = real;
    this.#options = options;
    real.addEventListener('iceconnectionstatechange', (event) => this.#iceChanged(event));
    real.addEventListener('icecandidate', (event) => this.#dispatch('icecandidate', event));
    real.addEventListener('icegatheringstatechange', (event) => this.#dispatch('icegatheringstatechange', event));
  }

  get mediaId(): string {
    return this.#real.mediaId;
  }

  get signalingState(): RTCSignalingState {
    return this.#real.signalingState;
  }

  get iceConnectionState(): RTCIceConnectionState {
    const state = this.#real.iceConnectionState;
    return state === 'failed' && !this.#showsFailure ? 'disconnected' : state;
  }

  get iceGatheringState(): RTCIceGatheringState {
    return this.#real.iceGatheringState;
  }

  get localDescription(): PeerConnection['localDescription'] {
    return this.#real.localDescription;
  }

  addTrack(track: PeerTrack, stream: PeerStream): PeerSender {
    return this.#real.addTrack(track, stream);
  }

  getSenders(): PeerSender[] {
    return this.#real.getSenders();
  }

  createOffer(options?: RTCOfferOptions): Promise<PeerDescription> {
    this.#offerOptions = options;
    return this.#survive(() => this.#real.createOffer(options), () => this.#real.createOffer(options));
  }

  createAnswer(options?: RTCAnswerOptions): Promise<PeerDescription> {
    return this.#survive(() => this.#real.createAnswer(options), async () => {
      await this.#repeatRemoteOffer();
      return this.#real.createAnswer(options);
    });
  }

  async setLocalDescription(description: PeerDescription): Promise<void> {
    await this.#survive(() => this.#real.setLocalDescription(description), async () => {
      if (description.type === 'answer') await this.#repeatRemoteOffer();
      // A description made by the lost peer names its keys: the new peer needs its own.
      if (description.type === 'answer') await this.#real.setLocalDescription(await this.#real.createAnswer());
      else if (description.type === 'offer') await this.#real.setLocalDescription(await this.#real.createOffer(this.#offerOptions));
    });
    if (description.type === 'rollback') return;
    clearTimeout(this.#gatheringCap);
    // After an ICE restart the state may still be that of the former gathering; an offer without an address is a hold to many.
    const gathered = this.#real.iceGatheringState === 'complete' && this.#hasCandidates;
    this.#capGathering(gathered ? 0 : this.#options.gatheringMs, performance.now() + longestGatheringMs);
  }

  setRemoteDescription(description: PeerDescription): Promise<void> {
    if (description.type === 'offer') this.#remoteOffer = description;
    return this.#survive(() => this.#real.setRemoteDescription(description), () => this.#real.setRemoteDescription(description));
  }

  addEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void {
    this.#listeners[name].add(listener);
  }

  removeEventListener(name: PeerEventName, listener: (event: PeerEvent) => void): void {
    this.#listeners[name].delete(listener);
  }

  close(): void {
    clearTimeout(this.#gatheringCap);
    this.#replacement?.settle(false);
    this.#real.close();
  }

  /** From now on the failure is JsSIP's to see: it ends the call. */
  giveUp(): void {
    this.#showsFailure = true;
    this.#dispatch('iceconnectionstatechange', { type: 'iceconnectionstatechange' });
  }

  /** The media window is gone; operations that fail from now on wait for the replacement. */
  lost(): void {
    if (this.#replacement) return;
    let settle: (replaced: boolean) => void = () => {};
    const done = new Promise<boolean>((resolve) => { settle = resolve; });
    this.#replacement = { done, settle };
  }

  replaced(): void {
    this.#generation += 1;
    this.#replacement?.settle(true);
    this.#replacement = undefined;
  }

  async #survive<T>(first: () => Promise<T>, again: () => Promise<T>): Promise<T> {
    const generation = this.#generation;
    try {
      return await first();
    } catch (error) {
      if (generation === this.#generation && !(await this.#awaitReplacement())) throw error;
      return again();
    }
  }

  async #awaitReplacement(): Promise<boolean> {
    if (!this.#replacement) return false;
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => { timer = setTimeout(() => resolve(false), this.#options.replacementMs); });
    const replaced = await Promise.race([this.#replacement.done, tooLate]);
    clearTimeout(timer);
    return replaced;
  }

  async #repeatRemoteOffer(): Promise<void> {
    if (this.#remoteOffer && this.#real.signalingState === 'stable') await this.#real.setRemoteDescription(this.#remoteOffer);
  }

  get #hasCandidates(): boolean {
    return /^a=candidate:/m.test(this.#real.localDescription?.sdp ?? '');
  }

  #capGathering(wait: number, latest: number): void {
    this.#gatheringCap = setTimeout(() => {
      const found = !this.#options.relayOnly || this.#hasCandidates;
      if (!found && performance.now() < latest && this.#real.iceGatheringState !== 'complete') this.#capGathering(50, latest);
      else this.#dispatch('icecandidate', { type: 'icecandidate', candidate: null });
    }, wait);
  }

  #iceChanged(event: PeerEvent): void {
    const state = this.#real.iceConnectionState;
    if (state === 'disconnected') this.#options.onIceDisconnected();
    if (state === 'connected' || state === 'completed') this.#options.onIceConnected();
    if (state === 'failed' && !this.#showsFailure) this.#options.onIceFailed();
    else this.#dispatch('iceconnectionstatechange', event);
  }

  #dispatch(name: PeerEventName, event: PeerEvent): void {
    for (const listener of [...this.#listeners[name]]) listener(event);
  }
}
