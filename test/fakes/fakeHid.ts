import type { HidCollection, HidInput, HidPort, HidSource } from '../../renderer/media/headset/hidPort.ts';

/** A headset on a wire that ends in the test: reports are pressed in and lamps are read out. */
export class FakeHidPort implements HidPort {
  readonly productName: string;
  readonly collections: readonly HidCollection[];
  opened = false;
  forgotten = false;
  /** Another program has the device. */
  busy = false;
  /** Output reports, oldest first. */
  readonly sent: { readonly reportId: number; readonly bytes: readonly number[] }[] = [];
  private readonly listeners = new Set<(input: HidInput) => void>();

  constructor(productName: string, collections: readonly HidCollection[]) {
    this.productName = productName;
    this.collections = collections;
  }

  async open(): Promise<void> {
    if (this.busy) throw new Error('The device is in use');
    this.opened = true;
  }

  async close(): Promise<void> {
    this.opened = false;
  }

  async forget(): Promise<void> {
    this.forgotten = true;
  }

  async sendReport(reportId: number, data: Uint8Array): Promise<void> {
    if (!this.opened) throw new Error('The device is closed');
    this.sent.push({ reportId, bytes: [...data] });
  }

  addEventListener(_type: 'inputreport', listener: (input: HidInput) => void): void {
    this.listeners.add(listener);
  }

  removeEventListener(_type: 'inputreport', listener: (input: HidInput) => void): void {
    this.listeners.delete(listener);
  }

  /** The device sends an input report. */
  report(reportId: number, ...bytes: readonly number[]): void {
    const data = new DataView(Uint8Array.from(bytes).buffer);
    for (const listener of [...this.listeners]) listener({ reportId, data });
  }
}

/** The system's HID devices, plugged and unplugged by the test. */
export class FakeHidSource implements HidSource {
  readonly devices: FakeHidPort[] = [];
  /** What the user chooses when asked. */
  chosen: FakeHidPort | undefined;
  readonly asked: unknown[] = [];
  private readonly listeners = { connect: new Set<(event: { readonly device: HidPort }) => void>(), disconnect: new Set<(event: { readonly device: HidPort }) => void>() };

  async getDevices(): Promise<readonly HidPort[]> {
    return this.devices.filter(({ forgotten }) => !forgotten);
  }

  async requestDevice(options: unknown): Promise<readonly HidPort[]> {
    this.asked.push(options);
    if (!this.chosen) return [];
    if (!this.devices.includes(this.chosen)) this.devices.push(this.chosen);
    return [this.chosen];
  }

  addEventListener(type: 'connect' | 'disconnect', listener: (event: { readonly device: HidPort }) => void): void {
    this.listeners[type].add(listener);
  }

  plug(device: FakeHidPort): void {
    this.devices.push(device);
    for (const listener of this.listeners.connect) listener({ device });
  }

  unplug(device: FakeHidPort): void {
    this.devices.splice(this.devices.indexOf(device), 1);
    device.opened = false;
    for (const listener of this.listeners.disconnect) listener({ device });
  }
}

/**
 * A headset as many are built: one telephony collection, report 1 with hook, mute and drop as single bits after a line
 * key, report 2 with four lamps.
 */
export const bitHeadset: readonly HidCollection[] = [
  {
    usagePage: 0x0b,
    usage: 0x05,
    inputReports: [
      {
        reportId: 1,
        items: [
          { usages: [0x0b0020, 0x0b0021], reportSize: 1, reportCount: 2, isAbsolute: true },
          { usages: [0x0b002f, 0x0b0026], reportSize: 1, reportCount: 2, isAbsolute: false },
          { usages: [], reportSize: 4, reportCount: 1, isAbsolute: true },
        ],
      },
    ],
    outputReports: [{ reportId: 2, items: [{ usages: [0x080017, 0x080009, 0x080018, 0x080020], reportSize: 1, reportCount: 4 }, { usages: [], reportSize: 4, reportCount: 1 }] }],
  },
];

/** A headset that reports keys as numbers of a selector, in a nested collection, beside a volume report; one lamp. */
export const selectorHeadset: readonly HidCollection[] = [
  { usagePage: 0x0c, usage: 0x01, inputReports: [{ reportId: 1, items: [{ usages: [0x0c00e9], reportSize: 8, reportCount: 1 }] }] },
  {
    usagePage: 0x0b,
    usage: 0x05,
    children: [
      {
        usagePage: 0x0b,
        usage: 0x06,
        inputReports: [{ reportId: 5, items: [{ isArray: true, isRange: true, usageMinimum: 0x0b0020, usageMaximum: 0x0b002f, logicalMinimum: 1, reportSize: 8, reportCount: 2, isAbsolute: false }] }],
        outputReports: [{ reportId: 6, items: [{ usages: [0x080047], reportSize: 3, reportCount: 1 }, { usages: [0x080009], reportSize: 1, reportCount: 1 }, { usages: [], reportSize: 12, reportCount: 1 }] }],
      },
    ],
  },
];

export const keyboard: readonly HidCollection[] = [{ usagePage: 0x01, usage: 0x06, inputReports: [{ reportId: 0, items: [{ isRange: true, usageMinimum: 0x070000, usageMaximum: 0x0700ff, reportSize: 8, reportCount: 6, isArray: true }] }] }];
