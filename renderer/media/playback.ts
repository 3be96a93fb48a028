/** Plays a leg's far side. Silent means volume 0: Chromium does not decode for a muted element, and there would be no levels. */
export class Playback {
  private readonly element = new Audio();
  private readonly failed: (message: string) => void;

  constructor(silent: boolean, failed: (message: string) => void) {
    if (silent) this.element.volume = 0;
    this.failed = failed;
  }

  /** Plays on this device; the empty id is the system's default, which also stands for a device that cannot be used. */
  async playOn(deviceId: string): Promise<void> {
    if (deviceId === this.element.sinkId) return;
    try {
      await this.element.setSinkId(deviceId);
    } catch (error) {
      this.failed(String(error));
      if (this.element.sinkId !== '') await this.element.setSinkId('').catch(() => {});
    }
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
