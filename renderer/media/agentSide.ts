import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { AudioDevices, DeviceChoice } from '../../shared/media/audioDevices.ts';
import type { FromPage, MediaCommand } from '../../shared/media/mediaProtocol.ts';
import type { MicrophoneProcessing, MicrophoneState } from '../../shared/media/mediaSettings.ts';
import { checkAudio } from './checkAudio.ts';
import { Conference } from './conference.ts';
import { Denoiser } from './denoiser.ts';
import { Devices, type DeviceView } from './devices.ts';
import { Headsets } from './headset/headsets.ts';
import { systemHid } from './headset/hidPort.ts';
import { legSound } from './legSound.ts';
import { Microphone } from './microphone.ts';
import { MicrophoneTest } from './microphoneTest.ts';
import { openMicrophone } from './openedMicrophone.ts';
import type { Peer } from './peer.ts';
import { Ringer } from './ringer.ts';
import type { SharedContext } from './sharedContext.ts';
import { Silence } from './silence.ts';
import { OutputTest } from './testSound.ts';
import type { LegSound } from './watchLeg.ts';

export interface AgentSurroundings {
  /** The graph of what legs send. */
  readonly voices: SharedContext;
  /** The graph of what is only looked at. */
  readonly measuring: SharedContext;
  readonly peers: ReadonlyMap<string, Peer>;
  readonly say: (message: FromPage) => void;
  readonly failed: (what: string, error: unknown) => void;
}

type AgentCommand = Extract<
  MediaCommand,
  { kind: 'warmMicrophone' | 'ring' | 'setConference' | 'checkAudio' | 'testOutput' | 'testMicrophone' | 'followHeadset' | 'showOnHeadset' | 'forgetHeadsets' }
>;

/** What only the agent's page has: devices, microphone, ring, headset, conference. */
export class AgentSide {
  readonly microphone: Microphone;
  readonly headsets: Headsets;
  private readonly around: AgentSurroundings;
  private readonly devices: Devices;
  private readonly ringer: Ringer;
  private readonly conference: Conference;
  private readonly microphoneTest: MicrophoneTest;
  private readonly outputTest: OutputTest;
  private reported = '';

  constructor(around: AgentSurroundings) {
    this.around = around;
    const silence = new Silence(around.voices);
    const denoiser = new Denoiser(around.voices);
    this.devices = new Devices(navigator.mediaDevices, (view) => this.devicesChanged(view));
    this.microphone = new Microphone({
      silence: () => silence.open(),
      devicesKnown: () => this.devices.known(),
      open: (switches, device) => openMicrophone(switches, device, denoiser, (error) => around.failed('rnnoise', error)),
      measuring: around.measuring,
      report: (state) => this.microphoneChanged(state),
    });
    this.ringer = new Ringer((error) => around.failed('ring', error));
    this.conference = new Conference(around.voices);
    this.microphoneTest = new MicrophoneTest(this.microphone, (level) => around.say({ kind: 'microphoneTested', level }));
    this.outputTest = new OutputTest((error) => around.failed('testOutput', error));
    this.headsets = new Headsets(systemHid(), {
      changed: (headset) => around.say({ kind: 'headsetChanged', headset }),
      pressed: (button) => around.say({ kind: 'headsetPressed', button }),
      failed: (error) => around.failed('headset', error),
    });
  }

  /** Device on which voices are heard; the empty id is the system's default. */
  get speaker(): string {
    return this.devices.now.use.speaker?.id ?? '';
  }

  async configure(switches: MicrophoneProcessing, devices: DeviceChoice): Promise<void> {
    await Promise.all([this.devices.choose(devices), this.microphone.setSwitches(switches)]);
  }

  perform(command: AgentCommand): unknown {
    switch (command.kind) {
      case 'warmMicrophone':
        return this.microphone.warm();
      case 'ring':
        return this.devices.known().then(() => this.ringer.ring(command.order));
      case 'setConference':
        return this.conference.set(new Map(command.mediaIds.flatMap((mediaId) => this.legEntry(mediaId))));
      case 'checkAudio':
        return checkAudio({ view: () => this.devices.now, prove: (withinMs) => this.ringer.prove(withinMs), microphone: this.microphone });
      case 'testOutput':
        return this.outputTest.play(command.deviceId, command.sound, command.volume);
      case 'testMicrophone':
        return this.microphoneTest.turn(command.on);
      case 'followHeadset':
        return this.headsets.follow(command.on);
      case 'showOnHeadset':
        return this.headsets.show(command.state);
      case 'forgetHeadsets':
        return this.headsets.forget();
      default:
        return assertNever(command);
    }
  }

  legSound(): LegSound {
    return legSound(this.around.measuring, () => this.microphone.alive());
  }

  legClosed(mediaId: string): void {
    this.conference.remove(mediaId);
  }

  private legEntry(mediaId: string): [string, Peer][] {
    const peer = this.around.peers.get(mediaId);
    return peer ? [[mediaId, peer]] : [];
  }

  private devicesChanged({ plugged, use, defaultMicrophone }: DeviceView): void {
    const { speaker } = this;
    this.ringer.setPlaces({ ring: use.ring.map((device) => device?.id ?? ''), speaker });
    for (const peer of this.around.peers.values()) peer.playOn(speaker);
    void this.microphone.setDevice(use.microphone, defaultMicrophone, plugged.microphones.length > 0);
    this.report();
  }

  private microphoneChanged(microphone: MicrophoneState): void {
    this.around.say({ kind: 'microphoneChanged', microphone });
    // A device that ended may be gone without a word of the system.
    void this.devices.look();
    this.report();
  }

  private report(): void {
    const { plugged, use, defaultMicrophone, defaultSpeaker } = this.devices.now;
    const nameOf = (label: string | undefined, otherwise: string) => label ?? (otherwise === '' ? null : otherwise);
    const speakerInUse = plugged.speakers.length > 0 ? nameOf(use.speaker?.label, defaultSpeaker) : null;
    const devices: AudioDevices = {
      ...plugged,
      microphoneInUse: this.microphone.usable && plugged.microphones.length > 0 ? nameOf(use.microphone?.label, defaultMicrophone) : null,
      speakerInUse,
      ringInUse: plugged.speakers.length > 0 ? use.ring.flatMap((device) => nameOf(device?.label, defaultSpeaker) ?? []) : [],
      missing: use.missing,
    };
    const text = JSON.stringify(devices);
    if (text === this.reported) return;
    this.reported = text;
    this.around.say({ kind: 'devicesChanged', devices });
  }
}
