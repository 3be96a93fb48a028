import { lanes, type Lane } from '../../../shared/waveform/waveform.ts';
import { factorOf, type LaneSounds } from './laneSound.ts';

/** Seconds within which a change of loudness is two thirds done: slower than a click, faster than an ear. */
const glideSeconds = 0.012;
/** How far the voices stand apart: heard from two sides, and yet both with both ears. */
const apartBy = 0.7;

interface LaneNodes {
  readonly gain: GainNode;
  readonly place: StereoPannerNode;
}

/** The two voices of an element's sound on their way to the ear: each with its loudness and its side, then a limiter. */
export class LaneGraph {
  readonly context = new AudioContext({ latencyHint: 'interactive' });
  private readonly nodes: Readonly<Record<Lane, LaneNodes>>;
  private wantedSink = '';

  constructor(element: HTMLAudioElement) {
    const { context } = this;
    const split = new ChannelSplitterNode(context, { numberOfOutputs: 2 });
    // What is made louder may not hurt.
    const limiter = new DynamicsCompressorNode(context, { threshold: -3, knee: 0, ratio: 20, attack: 0.002, release: 0.1 });
    context.createMediaElementSource(element).connect(split);
    const make = (channel: number): LaneNodes => {
      const gain = new GainNode(context);
      const place = new StereoPannerNode(context);
      split.connect(gain, channel).connect(place).connect(limiter);
      return { gain, place };
    };
    this.nodes = { agent: make(0), customer: make(1) };
    limiter.connect(context.destination);
  }

  /** @param apart the agent from the left, the customer from the right */
  apply(sounds: LaneSounds, apart: boolean): void {
    const now = this.context.currentTime;
    for (const lane of lanes) {
      this.nodes[lane].gain.gain.setTargetAtTime(factorOf(lane, sounds), now, glideSeconds);
      this.nodes[lane].place.pan.setTargetAtTime(apart ? (lane === 'agent' ? -apartBy : apartBy) : 0, now, glideSeconds);
    }
  }

  wake(): Promise<void> {
    return this.context.state === 'running' ? Promise.resolve() : this.context.resume();
  }

  /** The sound card is let go until `wake`. */
  sleep(): void {
    void this.context.suspend();
  }

  /** Plays on this device; the empty id is the system's default, which also stands for one that cannot be used. */
  async playOn(deviceId: string): Promise<void> {
    if (deviceId === this.wantedSink) return;
    this.wantedSink = deviceId;
    const context = this.context as AudioContext & { setSinkId(id: string): Promise<void> };
    await context.setSinkId(deviceId).catch(() => (deviceId === '' ? undefined : context.setSinkId('').catch(() => undefined)));
  }
}
