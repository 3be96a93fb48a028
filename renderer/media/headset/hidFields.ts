import type { HidCollection, HidReport, HidReportItem } from './hidPort.ts';

/** USB HID Usage Tables 1.4: telephony page 0x0B and LED page 0x08, the page in the upper 16 bits. */
export const telephonyPage = 0x0b;
export const usages = {
  hookSwitch: 0x0b0020,
  drop: 0x0b0026,
  phoneMute: 0x0b002f,
  ledMute: 0x080009,
  ledOffHook: 0x080017,
  ledRing: 0x080018,
  ledHold: 0x080020,
} as const;
export type Usage = (typeof usages)[keyof typeof usages];

/** Where a usage is in the reports of one device. */
export interface HidField {
  readonly reportId: number;
  /** From the beginning of the report, without its id. */
  readonly bitOffset: number;
  readonly bits: number;
  readonly isAbsolute: boolean;
  /** In a selector: on means that one of `count` fields has this value. */
  readonly selector: { readonly value: number; readonly count: number } | null;
}

/** The reports of a device's collections of one kind, however deep they are nested. */
export function reportsOf(collections: readonly HidCollection[], kind: 'inputReports' | 'outputReports'): readonly HidReport[] {
  return collections.flatMap((collection) => [...(collection[kind] ?? []), ...reportsOf(collection.children ?? [], kind)]);
}

export function isTelephony(collections: readonly HidCollection[]): boolean {
  return collections.some(({ usagePage, children }) => usagePage === telephonyPage || isTelephony(children ?? []));
}

const bitsOf = ({ reportSize = 0, reportCount = 0 }: HidReportItem) => reportSize * reportCount;

/** Bytes of a report without its id. */
export function byteLength(report: HidReport): number {
  return Math.ceil((report.items ?? []).reduce((sum, item) => sum + bitsOf(item), 0) / 8);
}

/** Position of a usage among an item's fields or values; -1 when it is none of them. */
function placeIn(item: HidReportItem, usage: Usage): number {
  const { isRange, usageMinimum, usageMaximum } = item;
  if (isRange && usageMinimum !== undefined && usageMaximum !== undefined) {
    return usage >= usageMinimum && usage <= usageMaximum ? usage - usageMinimum : -1;
  }
  return (item.usages ?? []).indexOf(usage);
}

/** The field of a usage, from the device's own description of its reports; undefined when it has none. */
export function findField(reports: readonly HidReport[], usage: Usage): HidField | undefined {
  for (const report of reports) {
    let bitOffset = 0;
    for (const item of report.items ?? []) {
      const place = placeIn(item, usage);
      const { reportSize: bits = 0, reportCount = 0 } = item;
      const found = { reportId: report.reportId ?? 0, bits, isAbsolute: item.isAbsolute !== false };
      if (place >= 0 && item.isArray) return { ...found, bitOffset, selector: { value: place + (item.logicalMinimum ?? 0), count: reportCount } };
      // A field beyond the last one repeats the last usage; only the first is looked at.
      if (place >= 0 && place < reportCount) return { ...found, bitOffset: bitOffset + place * bits, selector: null };
      bitOffset += bitsOf(item);
    }
  }
  return undefined;
}

function readBits(data: DataView, offset: number, bits: number): number {
  let value = 0;
  for (let index = 0; index < bits; index += 1) {
    const at = offset + index;
    if (at >> 3 >= data.byteLength) break;
    value += ((data.getUint8(at >> 3) >> (at & 7)) & 1) * 2 ** index;
  }
  return value;
}

/** Whether the usage is on in this report. */
export function isOn(data: DataView, field: HidField): boolean {
  const { bitOffset, bits, selector } = field;
  if (!selector) return readBits(data, bitOffset, bits) !== 0;
  return Array.from({ length: selector.count }, (_, index) => readBits(data, bitOffset + index * bits, bits)).includes(selector.value);
}

/** Turns the usage on in a report that is being written. A selector shows the last one that was turned on. */
export function turnOn(data: Uint8Array, { bitOffset, bits, selector }: HidField): void {
  const value = selector ? selector.value : 1;
  for (let index = 0; index < bits; index += 1) {
    const at = bitOffset + index;
    const place = at >> 3;
    const bit = Math.floor(value / 2 ** index) % 2;
    if (place < data.length) data[place] = bit === 1 ? (data[place] ?? 0) | (1 << (at & 7)) : (data[place] ?? 0) & ~(1 << (at & 7));
  }
}
