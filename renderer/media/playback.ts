/** Plays a leg's far side; a muted element still pulls the audio through, which metering and recording need. */
export class Playback {
  private readonly element = new Audio();
  private readonly failed: (message: string) => void;

  constructor(muted: boolean, failed: (message: string) => void) {
    this.element.muted = muted;
    this.failed = failed;
  }

  play(stream: MediaStream): void {
    this.element.srcObject = stream;
    this.element.play().catch((error: unknown) => {
      // Closing the leg while it starts is no failure.
      if (this.element.srcObject) this.failed(String(error));
    });
  }

  stop(): void {
    this.element.srcObject = null;
    this.element.pause();
  }
}
