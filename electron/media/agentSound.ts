import { defaultDevices, type DeviceChoice } from '../../shared/media/audioDevices.ts';
import { quietHeadset, type HeadsetState } from '../../shared/media/headset.ts';
import type { MediaRole } from '../../shared/media/mediaProtocol.ts';
import { silentRing, type RingOrder } from '../../shared/media/ringOrder.ts';
import type { MicrophoneProcessing } from '../calls/media.ts';
import type { ActivePage } from './activePage.ts';

/** What the page is told of devices, ring, conference and headset, kept so that a fresh page can be told the same. */
export class AgentSound {
  private readonly page: ActivePage;
  private readonly role: MediaRole;
  private microphone: MicrophoneProcessing = { echoCancellation: true, noiseSuppression: 'browser', autoGainControl: true };
  private devices: DeviceChoice = defaultDevices;
  private order = silentRing;
  private conference: readonly string[] = [];
  private testing = false;
  private headsetFollowed = false;
  private shown: HeadsetState = quietHeadset;

  constructor(page: ActivePage, role: MediaRole) {
    this.page = page;
    this.role = role;
  }

  ring(order: RingOrder): void {
    this.order = order;
    this.page.post({ kind: 'ring', order });
    if (order.tone !== 'none' && this.role === 'agent') this.page.post({ kind: 'warmMicrophone' });
  }

  setDevices(choice: DeviceChoice): void {
    this.devices = choice;
    this.configure();
  }

  setMicrophoneProcessing({ echoCancellation, noiseSuppression, autoGainControl }: MicrophoneProcessing): void {
    this.microphone = { echoCancellation, noiseSuppression, autoGainControl };
    this.configure();
  }

  setConference(mediaIds: readonly string[]): void {
    this.conference = [...mediaIds];
    this.page.post({ kind: 'setConference', mediaIds: this.conference });
  }

  testMicrophone(on: boolean): void {
    this.testing = on;
    this.page.post({ kind: 'testMicrophone', on });
  }

  showOnHeadset(state: HeadsetState): void {
    this.shown = state;
    this.page.post({ kind: 'showOnHeadset', state });
  }

  followHeadset(on: boolean): void {
    this.headsetFollowed = on;
    this.page.post({ kind: 'followHeadset', on });
  }

  /** Everything but the conference, whose legs the page does not have yet. */
  restore(): void {
    this.configure();
    if (this.order.tone !== 'none') this.page.post({ kind: 'ring', order: this.order });
    if (this.testing) this.page.post({ kind: 'testMicrophone', on: true });
    if (!this.headsetFollowed) return;
    this.page.post({ kind: 'followHeadset', on: true });
    this.page.post({ kind: 'showOnHeadset', state: this.shown });
  }

  restoreConference(): void {
    if (this.conference.length > 1) this.page.post({ kind: 'setConference', mediaIds: this.conference });
  }

  private configure(): void {
    this.page.post({ kind: 'configure', role: this.role, microphone: this.microphone, devices: this.devices });
  }
}
