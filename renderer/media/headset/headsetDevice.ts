import { quietHeadset, type HeadsetButton, type HeadsetState } from '../../../shared/media/headset.ts';
import { byteLength, findField, isOn, reportsOf, turnOn, usages, type HidField } from './hidFields.ts';
import type { HidInput, HidPort } from './hidPort.ts';

/** A headset whose buttons are heard and whose lamps can be set. */
export interface HeadsetDevice {
  readonly name: string;
  /** It has lamps for the state of the call. */
  readonly lamps: boolean;
  show(state: HeadsetState): void;
  /** Puts the lamps out. Resolves when the device is free for others. */
  close(): Promise<void>;
}

/** A hook that comes back to rest by itself after a press is not a second press within this time. Milliseconds. */
const hookRestMs = 400;

interface Lamp {
  readonly field: HidField;
  readonly isOn: (state: HeadsetState) => boolean;
}

/**
 * A headset with a telephony collection (USB HID Usage Tables, page 0x0B), read by its own description of its reports.
 * The hook is a state that headset and program share: a report that only repeats what was shown is the headset's echo
 * and no press.
 */
export class HidHeadset implements HeadsetDevice {
  readonly name: string;
  private readonly port: HidPort;
  private readonly pressed: (button: HeadsetButton) => void;
  private readonly failed: (error: unknown) => void;
  private readonly now: () => number;
  private readonly buttons: Readonly<Record<'hookSwitch' | 'phoneMute' | 'drop', HidField | undefined>>;
  private readonly leds: readonly Lamp[];
  private readonly down = new Set<HidField>();
  private state = quietHeadset;
  private hookPressedAt = -Infinity;
  private sending: Promise<void> = Promise.resolve();

  /** `now` in milliseconds of any clock that only grows. */
  constructor(port: HidPort, on: { readonly pressed: (button: HeadsetButton) => void; readonly failed: (error: unknown) => void; readonly now?: () => number }) {
    this.port = port;
    this.name = port.productName;
    this.pressed = on.pressed;
    this.failed = on.failed;
    this.now = on.now ?? (() => performance.now());
    const inputs = reportsOf(port.collections, 'inputReports');
    const outputs = reportsOf(port.collections, 'outputReports');
    this.buttons = { hookSwitch: findField(inputs, usages.hookSwitch), phoneMute: findField(inputs, usages.phoneMute), drop: findField(inputs, usages.drop) };
    const lamp = (field: HidField | undefined, lit: Lamp['isOn']): readonly Lamp[] => (field ? [{ field, isOn: lit }] : []);
    this.leds = [
      ...lamp(findField(outputs, usages.ledOffHook), ({ offHook }) => offHook),
      ...lamp(findField(outputs, usages.ledMute), ({ muted }) => muted),
      ...lamp(findField(outputs, usages.ledRing), ({ ringing }) => ringing),
      ...lamp(findField(outputs, usages.ledHold), ({ held }) => held),
    ];
  }

  get lamps(): boolean {
    return this.leds.length > 0;
  }

  /** @throws when the system gives the device to nobody else */
  async open(): Promise<void> {
    if (!this.port.opened) await this.port.open();
    this.port.addEventListener('inputreport', this.received);
    this.light();
  }

  show(state: HeadsetState): void {
    this.state = state;
    this.light();
  }

  async close(): Promise<void> {
    this.port.removeEventListener('inputreport', this.received);
    this.state = quietHeadset;
    this.light();
    await this.sending;
    if (this.port.opened) await this.port.close().catch(this.failed);
  }

  private readonly received = ({ reportId, data }: HidInput): void => {
    const { hookSwitch, phoneMute, drop } = this.buttons;
    if (phoneMute?.reportId === reportId && this.goesDown(data, phoneMute)) this.pressed('mute');
    if (drop?.reportId === reportId && this.goesDown(data, drop)) this.pressed('reject');
    if (hookSwitch?.reportId === reportId) this.hookReported(data, hookSwitch);
  };

  private goesDown(data: DataView, field: HidField): boolean {
    const on = isOn(data, field);
    const before = this.down.has(field);
    if (on) this.down.add(field);
    else this.down.delete(field);
    return on && !before;
  }

  private hookReported(data: DataView, hook: HidField): void {
    const before = this.down.has(hook);
    const goesDown = this.goesDown(data, hook);
    const on = this.down.has(hook);
    const pressed = hook.isAbsolute ? on !== before && on !== this.state.offHook : goesDown;
    if (!pressed || this.now() - this.hookPressedAt < hookRestMs) return;
    this.hookPressedAt = this.now();
    this.pressed('hook');
  }

  /** Writes the lamps' reports, one after the other. */
  private light(): void {
    const { state } = this;
    this.sending = this.sending.then(async () => {
      for (const report of reportsOf(this.port.collections, 'outputReports')) {
        const lamps = this.leds.filter(({ field }) => field.reportId === (report.reportId ?? 0));
        if (lamps.length === 0 || !this.port.opened) continue;
        const data = new Uint8Array(byteLength(report));
        for (const lamp of lamps) if (lamp.isOn(state)) turnOn(data, lamp.field);
        await this.port.sendReport(report.reportId ?? 0, data).catch(this.failed);
      }
    });
  }
}
