/** The part of WebHID (WICG) that is used here, so that tests can stand in for a device. */
export interface HidReportItem {
  /** Selector: each value is the number of the usage that is on. Else each field belongs to one usage. */
  readonly isArray?: boolean;
  /** False for one-shot buttons, whose 1 means a press. */
  readonly isAbsolute?: boolean;
  readonly isRange?: boolean;
  /** Usage page in the upper 16 bits. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
  readonly logicalMinimum?: number;
  /** Bits of one field. */
  readonly reportSize?: number;
  /** Fields. */
  readonly reportCount?: number;
}

export interface HidReport {
  readonly reportId?: number;
  readonly items?: readonly HidReportItem[];
}

export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly children?: readonly HidCollection[];
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

export interface HidInput {
  readonly reportId: number;
  readonly data: DataView;
}

export interface HidPort {
  readonly productName: string;
  readonly opened: boolean;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  forget(): Promise<void>;
  sendReport(reportId: number, data: Uint8Array<ArrayBuffer>): Promise<void>;
  addEventListener(type: 'inputreport', listener: (input: HidInput) => void): void;
  removeEventListener(type: 'inputreport', listener: (input: HidInput) => void): void;
}

/** navigator.hid. */
export interface HidSource {
  getDevices(): Promise<readonly HidPort[]>;
  /** Wants a click of the user. */
  requestDevice(options: { readonly filters: readonly { readonly usagePage: number }[] }): Promise<readonly HidPort[]>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: { readonly device: HidPort }) => void): void;
}

/** The browser's own, where there is one. */
export function systemHid(): HidSource | undefined {
  return (navigator as unknown as { readonly hid?: HidSource }).hid;
}
