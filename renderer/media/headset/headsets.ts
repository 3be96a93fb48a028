import type { Headset } from '../../../shared/media/audioDevices.ts';
import { quietHeadset, type HeadsetButton, type HeadsetState } from '../../../shared/media/headset.ts';
import { HidHeadset } from './headsetDevice.ts';
import { isTelephony, telephonyPage } from './hidFields.ts';
import type { HidPort, HidSource } from './hidPort.ts';

export interface HeadsetTold {
  readonly changed: (headset: Headset | null) => void;
  readonly pressed: (button: HeadsetButton) => void;
  readonly failed: (error: unknown) => void;
}

/** Follows the buttons of one paired headset at a time, and finds it again when it is plugged in again. */
export class Headsets {
  private readonly hid: HidSource | undefined;
  private readonly told: HeadsetTold;
  private on = false;
  private state: HeadsetState = quietHeadset;
  private current: { readonly port: HidPort; readonly headset: HidHeadset } | undefined;
  private seeking: Promise<void> = Promise.resolve();

  /** `hid` is missing where the system has none. */
  constructor(hid: HidSource | undefined, told: HeadsetTold) {
    this.hid = hid;
    this.told = told;
    hid?.addEventListener('connect', () => void this.seek());
    hid?.addEventListener('disconnect', ({ device }) => {
      if (device === this.current?.port) void this.letGo();
      void this.seek();
    });
  }

  async follow(on: boolean): Promise<void> {
    this.on = on;
    if (!on) await this.letGo();
    await this.seek();
  }

  show(state: HeadsetState): void {
    this.state = state;
    this.current?.headset.show(state);
  }

  /** Lets the user choose a headset; false when none was. Wants a click. @throws without one */
  async pair(): Promise<boolean> {
    if (!this.hid) return false;
    const chosen = await this.hid.requestDevice({ filters: [{ usagePage: telephonyPage }] });
    if (chosen.length === 0) return false;
    await this.letGo();
    await this.seek();
    return true;
  }

  async forget(): Promise<void> {
    await this.letGo();
    for (const port of (await this.hid?.getDevices()) ?? []) await port.forget().catch(this.told.failed);
  }

  /** One after the other, so that no device is opened twice. */
  private seek(): Promise<void> {
    this.seeking = this.seeking.then(() => this.openFirst()).catch(this.told.failed);
    return this.seeking;
  }

  private async openFirst(): Promise<void> {
    if (!this.on || this.current || !this.hid) return;
    for (const port of await this.hid.getDevices()) {
      if (!isTelephony(port.collections)) continue;
      const headset = new HidHeadset(port, { pressed: this.told.pressed, failed: this.told.failed });
      try {
        await headset.open();
      } catch (error) {
        this.told.failed(error);
        continue;
      }
      if (!this.on) return headset.close();
      this.current = { port, headset };
      headset.show(this.state);
      this.told.changed({ name: headset.name, lamps: headset.lamps });
      return;
    }
  }

  private async letGo(): Promise<void> {
    const { current } = this;
    if (!current) return;
    this.current = undefined;
    this.told.changed(null);
    await current.headset.close();
  }
}
