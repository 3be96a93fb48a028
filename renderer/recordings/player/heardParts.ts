import { attempt } from '../../bridge/send.ts';

/** The first word comes soon, so that a short listening is told, too. */
const firstAfterMs = 1_000;
const everyMs = 5_000;

/** Tells main which parts of a recording were played, while they are. Places in milliseconds of the recording. */
export class HeardParts {
  readonly #position: () => number;
  #callId: string | null = null;
  #from = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(position: () => number) {
    this.#position = position;
  }

  /** Playing begins here. */
  begin(callId: string | null): void {
    this.end();
    if (callId === null) return;
    this.#callId = callId;
    this.#from = this.#position();
    this.#wait(firstAfterMs);
  }

  /** It goes on from another place. */
  jump(toMs: number): void {
    this.#tell();
    this.#from = toMs;
  }

  /** Playing ended here, or another recording takes its place. */
  end(): void {
    clearTimeout(this.#timer);
    this.#tell();
    this.#callId = null;
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#tell();
      this.#wait(everyMs);
    }, ms);
  }

  #tell(): void {
    const [fromMs, untilMs] = [Math.round(this.#from), Math.round(this.#position())];
    if (this.#callId === null || untilMs <= fromMs) return;
    this.#from = untilMs;
    void attempt('recording:heard', { callId: this.#callId, fromMs, untilMs });
  }
}
