import { silentRing, type RingOrder } from '../../shared/media/ringOrder.ts';
import { RingOutput, type OutputProof } from './ringOutput.ts';
import { renderRing } from './ringTones.ts';

/** Where to ring; ids of devices, the empty one is the system's default. */
export interface RingPlaces {
  /** For a call that waits to be answered: all of them at once. */
  readonly ring: readonly string[];
  /** For what only the agent is to hear: beeps in a call, the ringing of a call that is being made. */
  readonly speaker: string;
}

/** Rings. The tone is a rendered period played in a loop: no timer, no file, no drift. */
export class Ringer {
  private readonly failed: (error: unknown) => void;
  private readonly outputs = new Map<string, RingOutput>();
  private places: RingPlaces = { ring: [''], speaker: '' };
  private order: RingOrder = silentRing;
  private playingOn: readonly string[] = [];
  /** Failed since this ring began, or since the devices changed. */
  private readonly dead = new Set<string>();

  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  /** The same order again goes on without a break. */
  ring(order: RingOrder): void {
    const same = order.tone === this.order.tone && order.melody === this.order.melody && order.volume === this.order.volume;
    this.order = order;
    if (!same) this.dead.clear();
    this.follow(!same);
  }

  /** Rings there from now on; places that stay go on without a break. */
  setPlaces(places: RingPlaces): void {
    this.places = places;
    this.dead.clear();
    this.follow(false);
    const used = new Set([...places.ring, places.speaker]);
    for (const [id, output] of [...this.outputs]) {
      if (used.has(id)) continue;
      output.close();
      this.outputs.delete(id);
    }
  }

  /** Plays the test signal through every ring device at once; one proof for each, in the order of the places. */
  prove(withinMs: number): Promise<readonly OutputProof[]> {
    return Promise.all(this.places.ring.map((id) => this.output(id).prove(withinMs)));
  }

  private follow(anew: boolean): void {
    const { tone, melody, volume } = this.order;
    const wanted = tone === 'none' ? [] : this.alive(tone === 'incoming' ? this.places.ring : [this.places.speaker]);
    for (const id of this.playingOn) if (!wanted.includes(id)) this.output(id).stop();
    if (tone !== 'none') {
      const fresh = wanted.filter((id) => anew || !this.playingOn.includes(id));
      for (const id of fresh) this.output(id).play((sampleRate) => renderRing(tone, melody, sampleRate), volume);
    }
    this.playingOn = wanted;
  }

  /** Rather the default device than none. */
  private alive(ids: readonly string[]): readonly string[] {
    const left = ids.filter((id) => !this.dead.has(id));
    return left.length > 0 ? left : [''];
  }

  private died(id: string, error: unknown): void {
    this.failed(error);
    if (this.dead.has(id)) return;
    this.dead.add(id);
    // Not at once: this may be in the middle of beginning to ring.
    queueMicrotask(() => this.follow(false));
  }

  private output(id: string): RingOutput {
    const known = this.outputs.get(id);
    if (known) return known;
    const output = new RingOutput(id, (error) => this.died(id, error));
    this.outputs.set(id, output);
    return output;
  }
}
