import type { CallerMedia, MediaLeg } from '../../../../electron/platforms/practice/callerMedia.ts';
import { answeringDirection, fakeSdp } from './fakeSdp.ts';

interface FakeLeg {
  readonly session: number;
  version: number;
  open: boolean;
  /** Session descriptions received, in order. */
  readonly received: string[];
  readonly said: string[];
}

/** Callers without sound: remembers what each leg said and heard about. */
export class FakeCallerMedia implements CallerMedia {
  readonly legs = new Map<string, FakeLeg>();
  /** What the next call of this method does instead of working. */
  failing: keyof CallerMedia | undefined;
  /** Session descriptions wait for `release` while this is set. */
  held = false;
  #waiting: (() => void)[] = [];
  #listeners = new Set<(legId: string) => void>();

  async offer(): Promise<MediaLeg> {
    await this.#turn('offer');
    const legId = this.#open();
    return { legId, sdp: this.#describe(legId, 'sendrecv', 'actpass') };
  }

  async answer(offerSdp: string): Promise<MediaLeg> {
    await this.#turn('answer');
    const legId = this.#open();
    this.legs.get(legId)!.received.push(offerSdp);
    return { legId, sdp: this.#describe(legId, answeringDirection(offerSdp), 'active') };
  }

  async answerReceived(legId: string, sdp: string): Promise<void> {
    await this.#turn('answerReceived');
    this.#leg(legId).received.push(sdp);
  }

  async reanswer(legId: string, offerSdp: string): Promise<string> {
    await this.#turn('reanswer');
    this.#leg(legId).received.push(offerSdp);
    return this.#describe(legId, answeringDirection(offerSdp), 'active');
  }

  async reoffer(legId: string): Promise<string> {
    await this.#turn('reoffer');
    return this.#describe(legId, 'sendrecv', 'actpass');
  }

  say(legId: string, clip: string): void {
    this.legs.get(legId)?.said.push(clip);
  }

  close(legId: string): void {
    const leg = this.legs.get(legId);
    if (leg) leg.open = false;
  }

  onLegReplaced(listener: (legId: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The leg's peer died and was replaced. */
  replace(legId: string): void {
    for (const listener of [...this.#listeners]) listener(legId);
  }

  release(): void {
    this.held = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  get openLegs(): number {
    return [...this.legs.values()].filter((leg) => leg.open).length;
  }

  get lastLeg(): FakeLeg {
    return [...this.legs.values()].at(-1)!;
  }

  get lastLegId(): string {
    return [...this.legs.keys()].at(-1)!;
  }

  async #turn(method: keyof CallerMedia): Promise<void> {
    if (this.held) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else await Promise.resolve();
    if (this.failing !== method) return;
    this.failing = undefined;
    throw new Error(`${method} failed`);
  }

  #open(): string {
    const legId = `leg-${this.legs.size + 1}`;
    this.legs.set(legId, { session: this.legs.size + 1, version: 0, open: true, received: [], said: [] });
    return legId;
  }

  #leg(legId: string): FakeLeg {
    const leg = this.legs.get(legId);
    if (!leg?.open) throw new Error('closed');
    return leg;
  }

  #describe(legId: string, direction: Parameters<typeof fakeSdp>[0]['direction'], setup: 'actpass' | 'active'): string {
    const leg = this.#leg(legId);
    leg.version += 1;
    return fakeSdp({ session: leg.session, version: leg.version, direction, setup });
  }
}
