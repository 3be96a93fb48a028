import type { DeviceChoice, DeviceIdentity } from '../../shared/media/audioDevices.ts';
import { resolveDevices, type DeviceUse, type PluggedIn } from '../../shared/media/resolveDevices.ts';

/** What is plugged in, and what of it is to be used. */
export interface DeviceView {
  readonly plugged: PluggedIn;
  readonly use: DeviceUse;
  /** What the system's defaults are called; they change when the user changes them there. */
  readonly defaultMicrophone: string;
  readonly defaultSpeaker: string;
}

/** The part of navigator.mediaDevices that is used here. */
export interface DeviceSource {
  enumerateDevices(): Promise<readonly MediaDeviceInfo[]>;
  addEventListener(type: 'devicechange', listener: () => void): void;
}

/** Chromium's stand-ins for whatever the system prefers; they are not devices of their own. */
const standIns: readonly string[] = ['default', 'communications'];
/** A system that does not list its devices by then is taken to have the default ones. Milliseconds. */
const firstLookMs = 500;

const nothing: PluggedIn = { microphones: [], speakers: [] };
// Not taken from `shared`, which would bring the schema library into this page.
const noChoice: DeviceChoice = { microphone: null, speaker: null, ring: [] };

/** Follows the choice of devices and what is plugged in, and tells when either changes what is to be used. */
export class Devices {
  private readonly source: DeviceSource;
  private readonly changed: (view: DeviceView) => void;
  private choice = noChoice;
  private view: DeviceView = { plugged: nothing, use: resolveDevices(noChoice, nothing), defaultMicrophone: '', defaultSpeaker: '' };
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private first: Promise<unknown> | undefined;

  constructor(source: DeviceSource, changed: (view: DeviceView) => void) {
    this.source = source;
    this.changed = changed;
  }

  get now(): DeviceView {
    return this.view;
  }

  /** Follows this choice; looks at the devices for the first time when that was not done yet. */
  async choose(choice: DeviceChoice): Promise<void> {
    this.choice = choice;
    if (!this.first) {
      this.source.addEventListener('devicechange', () => void this.look());
      this.first = Promise.race([this.look(), new Promise((resolve) => setTimeout(resolve, firstLookMs))]);
      await this.first;
    } else {
      this.tell({ ...this.view, use: resolveDevices(choice, this.view.plugged) });
    }
  }

  /** Resolves once the devices are known, or will not be soon. */
  async known(): Promise<void> {
    await this.first;
  }

  /** Lists the devices anew. Looks that are asked for meanwhile are one more look. */
  look(): Promise<void> {
    this.lookAgain = true;
    this.looking ??= this.lookOn().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async lookOn(): Promise<void> {
    while (this.lookAgain) {
      this.lookAgain = false;
      const listed = await this.source.enumerateDevices().catch(() => undefined);
      if (!listed) return;
      const plugged = { microphones: identities(listed, 'audioinput'), speakers: identities(listed, 'audiooutput') };
      this.tell({
        plugged,
        use: resolveDevices(this.choice, plugged),
        defaultMicrophone: defaultName(listed, 'audioinput'),
        defaultSpeaker: defaultName(listed, 'audiooutput'),
      });
    }
  }

  private tell(view: DeviceView): void {
    if (JSON.stringify(view) === JSON.stringify(this.view)) return;
    this.view = view;
    this.changed(view);
  }
}

function identities(listed: readonly MediaDeviceInfo[], kind: MediaDeviceKind): DeviceIdentity[] {
  return listed
    .filter((device) => device.kind === kind && device.deviceId !== '' && !standIns.includes(device.deviceId))
    .map(({ deviceId, label }) => ({ id: deviceId, label: label.slice(0, 200) }));
}

/** The device behind the stand-in, found by its group; else the stand-in's own words, else the first device. */
function defaultName(listed: readonly MediaDeviceInfo[], kind: MediaDeviceKind): string {
  const own = listed.filter((device) => device.kind === kind);
  const standIn = own.find(({ deviceId }) => deviceId === 'default');
  const real = standIn && own.find(({ deviceId, groupId }) => !standIns.includes(deviceId) && groupId === standIn.groupId && groupId !== '');
  return (real ?? standIn ?? own[0])?.label ?? '';
}
