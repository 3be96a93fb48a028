import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

/** What Electron tells of a HID device; older versions leave the collections out. */
export interface HidDeviceTold {
  readonly deviceId: string;
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  readonly collections?: readonly { readonly usagePage?: number }[];
}

const fileSchema = z.array(z.strictObject({ vendorId: z.int(), productId: z.int(), serialNumber: z.string().nullable() })).max(16);
type Paired = z.infer<typeof fileSchema>[number];

/** USB HID Usage Tables 1.4. */
const telephonyPage = 0x0b;

/** A device without a telephony collection (keyboard, mouse, security key) is never given to a page. */
export function mayBeHeadset({ collections }: Pick<HidDeviceTold, 'collections'>): boolean {
  return collections === undefined || collections.some(({ usagePage }) => usagePage === telephonyPage);
}

const identityOf = ({ vendorId, productId, serialNumber }: HidDeviceTold): Paired => ({ vendorId, productId, serialNumber: serialNumber || null });

/** The headset that the user paired, kept in a small file, because the system remembers no such permission over a restart. */
export class PairedHeadsets {
  private readonly file: string;
  private paired: readonly Paired[];
  private writing: Promise<void> = Promise.resolve();

  /** Reads the file; one that is missing or damaged means that nothing is paired. */
  constructor(file: string) {
    this.file = file;
    this.paired = read(file);
  }

  /** Whether the media page may open this device. */
  permits(device: HidDeviceTold): boolean {
    const { vendorId, productId, serialNumber } = identityOf(device);
    return mayBeHeadset(device) && this.paired.some((known) => known.vendorId === vendorId && known.productId === productId && known.serialNumber === serialNumber);
  }

  /** Takes the place of the one paired before. Resolves when it is on the disk. */
  pair(device: HidDeviceTold): Promise<void> {
    return this.keep([identityOf(device)]);
  }

  forgetAll(): Promise<void> {
    return this.keep([]);
  }

  private keep(paired: readonly Paired[]): Promise<void> {
    this.paired = paired;
    const written = this.writing.then(async () => {
      await mkdir(path.dirname(this.file), { recursive: true });
      await writeFile(`${this.file}.new`, JSON.stringify(paired));
      await rename(`${this.file}.new`, this.file);
    });
    this.writing = written.catch(() => {});
    return written;
  }
}

function read(file: string): readonly Paired[] {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}
