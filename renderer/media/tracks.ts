import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { TrackCommand } from '../../shared/media/mediaProtocol.ts';
import { LocalTrack } from './localTrack.ts';
import type { Microphone } from './microphone.ts';
import type { SharedContext } from './sharedContext.ts';
import { Clips, Voice } from './voice.ts';

/** Every local track of the page, by the id main gave it. */
export class Tracks {
  private readonly microphone: Microphone;
  private readonly shared: SharedContext;
  private readonly clips = new Clips();
  private readonly known = new Map<string, LocalTrack>();
  private readonly voices = new Map<string, Voice>();

  constructor(shared: SharedContext, microphone: Microphone) {
    this.shared = shared;
    this.microphone = microphone;
  }

  find(trackId: string): LocalTrack | undefined {
    return this.known.get(trackId);
  }

  perform(command: TrackCommand): unknown {
    const { trackId } = command;
    switch (command.kind) {
      case 'openMicrophone':
        return this.openMicrophone(trackId);
      case 'openVoice':
        return this.openVoice(trackId).preload(command.clips);
      case 'playVoice':
        return this.voices.get(trackId)?.play(command.clip);
      case 'stopVoice':
        return this.voices.get(trackId)?.stop();
      case 'setTrackEnabled':
        return this.known.get(trackId)?.setEnabled(command.enabled);
      case 'stopTrack':
        return this.stop(trackId);
      default:
        return assertNever(command);
    }
  }

  /** The track can be sent at once; the microphone is put behind it as soon as it is open. */
  private async openMicrophone(trackId: string): Promise<{ problem: string | null }> {
    const track = this.known.get(trackId) ?? new LocalTrack(trackId, this.microphone.sound());
    this.known.set(trackId, track);
    return { problem: await this.microphone.attach(track) };
  }

  private openVoice(trackId: string): Voice {
    const before = this.voices.get(trackId);
    if (before) return before;
    const voice = new Voice(this.shared, this.clips);
    this.voices.set(trackId, voice);
    this.known.set(trackId, new LocalTrack(trackId, voice.sound));
    return voice;
  }

  private stop(trackId: string): void {
    const track = this.known.get(trackId);
    if (!track) return;
    this.microphone.detach(track);
    track.stop();
    this.known.delete(trackId);
    this.voices.delete(trackId);
  }
}
