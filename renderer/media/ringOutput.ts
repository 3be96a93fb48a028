/** What came of playing a test signal through one device. `time` is the device's own clock. */
export interface OutputProof {
  readonly flows: boolean;
  readonly tookMs: number;
}

/** The test signal: at the edge of hearing and 60 dB down. A device that runs slower (Bluetooth calls) gets what it can carry. */
const testHertz = 18_000;
const shareOfNyquist = 0.8;
const testGain = 0.001;
const pollMs = 20;

type Render = (sampleRate: number) => Float32Array<ArrayBuffer>;

/** By the samples they were made of: a graph keeps what it played for dozens of calls, and a ring's buffer is a megabyte. */
const buffers = new WeakMap<Float32Array, AudioBuffer>();

function bufferOf(samples: Float32Array<ArrayBuffer>, sampleRate: number): AudioBuffer {
  const known = buffers.get(samples);
  if (known) return known;
  const buffer = new AudioBuffer({ length: samples.length, sampleRate });
  buffer.copyToChannel(samples, 0);
  buffers.set(samples, buffer);
  return buffer;
}

/** One device that rings. It fails alone: whatever is wrong with it is told and silences no other. */
export class RingOutput {
  private readonly deviceId: string;
  private readonly failed: (error: unknown) => void;
  private context: AudioContext | undefined;
  private playing: { readonly source: AudioBufferSourceNode; readonly gain: GainNode } | undefined;
  private users = 0;

  /** The empty id is the system's default device. */
  constructor(deviceId: string, failed: (error: unknown) => void) {
    this.deviceId = deviceId;
    this.failed = failed;
  }

  /** Plays one period over and over, in place of what was played before. `volume` 0–1. */
  play(render: Render, volume: number): void {
    this.stop();
    try {
      const context = this.open();
      const buffer = bufferOf(render(context.sampleRate), context.sampleRate);
      const source = new AudioBufferSourceNode(context, { buffer, loop: true });
      const gain = new GainNode(context, { gain: Math.min(1, Math.max(0, volume)) });
      source.connect(gain).connect(context.destination);
      source.start();
      this.users += 1;
      this.playing = { source, gain };
    } catch (error) {
      this.failed(error);
    }
  }

  /** Resolves when the device has begun to play. @throws when it cannot */
  async running(): Promise<void> {
    await this.context?.resume();
  }

  stop(): void {
    if (!this.playing) return;
    this.playing.source.stop();
    this.playing.source.disconnect();
    this.playing.gain.disconnect();
    this.playing = undefined;
    this.rest();
  }

  /**
   * Plays the test signal until it is proved that it flows: the context runs, its clock and the device's own move on,
   * and the samples are seen on their way out. Gives up after `withinMs`.
   */
  async prove(withinMs: number): Promise<OutputProof> {
    const began = performance.now();
    const took = () => Math.round(performance.now() - began);
    let end = () => {};
    try {
      const context = this.open();
      this.users += 1;
      const tone = new OscillatorNode(context, { frequency: Math.min(testHertz, (context.sampleRate / 2) * shareOfNyquist) });
      const gain = new GainNode(context, { gain: testGain });
      const analyser = new AnalyserNode(context, { fftSize: 256 });
      tone.connect(gain).connect(analyser).connect(context.destination);
      tone.start();
      end = () => {
        tone.stop();
        for (const node of [tone, gain, analyser]) node.disconnect();
        this.rest();
      };
      const from = { context: context.currentTime, device: context.getOutputTimestamp().contextTime ?? 0 };
      const samples = new Float32Array(analyser.fftSize);
      while (took() < withinMs) {
        await new Promise((resolve) => setTimeout(resolve, pollMs));
        analyser.getFloatTimeDomainData(samples);
        const seen = samples.some((sample) => Math.abs(sample) > testGain / 10);
        const moved = context.currentTime > from.context && (context.getOutputTimestamp().contextTime ?? 0) > from.device;
        if (context.state === 'running' && moved && seen) return { flows: true, tookMs: took() };
      }
    } catch (error) {
      this.failed(error);
    } finally {
      end();
    }
    return { flows: false, tookMs: took() };
  }

  close(): void {
    this.stop();
    void this.context?.close().catch(() => {});
    this.context = undefined;
  }

  private open(): AudioContext {
    if (!this.context || this.context.state === 'closed') {
      const options = this.deviceId === '' ? {} : { sinkId: this.deviceId };
      const context = new AudioContext(options as AudioContextOptions);
      // Web Audio 1.1: the device could not be opened or went away.
      context.addEventListener('error', (event) => {
        this.failed((event as ErrorEvent).message || 'The device stopped');
        if (this.context === context) this.context = undefined;
      });
      this.context = context;
    }
    void this.context.resume().catch((error: unknown) => this.failed(error));
    return this.context;
  }

  /** A device that nobody uses is not kept busy. */
  private rest(): void {
    this.users -= 1;
    if (this.users === 0) void this.context?.suspend().catch(() => {});
  }
}
