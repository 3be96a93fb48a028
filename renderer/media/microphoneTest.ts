import type { Microphone } from './microphone.ts';

const reportMs = 100;
/** A test that nobody ends, ends by itself. */
const longestMs = 60_000;

/** Tells how loud the microphone is, ten times a second, while it is tested. */
export class MicrophoneTest {
  private readonly microphone: Microphone;
  private readonly tell: (level: number) => void;
  private end: (() => void) | undefined;

  constructor(microphone: Microphone, tell: (level: number) => void) {
    this.microphone = microphone;
    this.tell = tell;
  }

  /** A device that cannot be opened shows as level 0; why, `microphoneChanged` tells. */
  turn(on: boolean): void {
    if (on === (this.end !== undefined)) return;
    if (!on) return this.end?.();
    const held = this.microphone.hold();
    const meter = setInterval(() => this.tell(this.microphone.level()), reportMs);
    const limit = setTimeout(() => this.turn(false), longestMs);
    this.end = () => {
      clearInterval(meter);
      clearTimeout(limit);
      this.end = undefined;
      void held.then(({ end }) => end());
    };
  }
}
