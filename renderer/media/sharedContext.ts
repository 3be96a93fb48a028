/**
 * One audio graph for several uses that are not heard. It is bound to no sound card, so it also runs on a
 * machine without one, and it sleeps while nobody uses it.
 */
export class SharedContext {
  private context: AudioContext | undefined;
  private users = 0;
  private napping: ReturnType<typeof setTimeout> | undefined;
  private readonly latencySeconds: number;

  /** What is not heard at once may be rendered in longer runs: fewer wake-ups, and a busy machine tears no holes. */
  constructor(latencySeconds: number) {
    this.latencySeconds = latencySeconds;
  }

  /** Keeps the graph running until the same number of `release` calls. */
  acquire(): AudioContext {
    clearTimeout(this.napping);
    this.users += 1;
    this.context ??= makeContext(this.latencySeconds);
    void this.context.resume();
    return this.context;
  }

  release(): void {
    this.users -= 1;
    if (this.users > 0) return;
    clearTimeout(this.napping);
    this.napping = setTimeout(() => this.renew(), 1_000);
  }

  /** A graph keeps what was ever connected to it while it lives: the next use gets a fresh one, asleep until then. */
  private renew(): void {
    void this.context?.close();
    this.context = makeContext(this.latencySeconds);
    void this.context.suspend();
  }
}

function makeContext(latencyHint: number): AudioContext {
  const options = { sampleRate: 48_000, sinkId: { type: 'none' }, latencyHint };
  return new AudioContext(options as AudioContextOptions);
}
