import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { FromPage, MediaCommand, PeerCommand, ToPage, TrackCommand } from '../../shared/media/mediaProtocol.ts';
import { AgentSide } from './agentSide.ts';
import { Peer } from './peer.ts';
import { Playback } from './playback.ts';
import { Recordings } from './recordings.ts';
import { SharedContext } from './sharedContext.ts';
import { Tracks } from './tracks.ts';
import { warmPeer } from './warmPeer.ts';

/** With Chromium's usual 10 ms a loaded machine lost 3 % of the sound; with this nothing was lost (measured). */
const recordingLatencySeconds = 0.1;
/** A voice that is being heard may come in runs of no more than a jitter buffer evens out. */
const voiceLatencySeconds = 0.03;

/** Does what main says over the port and reports what happens. Decides nothing about calls. */
export class MediaPage {
  private readonly port: MessagePort;
  private readonly tracks: Tracks;
  private readonly recordings: Recordings;
  private readonly agent: AgentSide;
  private readonly peers = new Map<string, Peer>();
  /** A practice caller has no ears: nobody listens to what it hears, and nobody looks for faults in it. */
  private isCaller = false;

  constructor(port: MessagePort) {
    this.port = port;
    const voices = new SharedContext(voiceLatencySeconds);
    const unheard = new SharedContext(recordingLatencySeconds);
    this.agent = new AgentSide({
      voices,
      measuring: unheard,
      peers: this.peers,
      say: (message) => this.say(message),
      failed: (what, error) => this.failed(what, error),
    });
    this.tracks = new Tracks(voices, this.agent.microphone);
    this.recordings = new Recordings(unheard, (chunk) => this.say({ kind: 'chunkRecorded', ...chunk }));
  }

  /** Warms what the first call would otherwise wait for, then listens. */
  start(): void {
    this.port.onmessage = ({ data }: MessageEvent<ToPage>) => void this.obey(data);
    // Main calls this as if the user had clicked here, which WebHID asks for.
    Object.assign(window, { pairHeadset: () => this.agent.headsets.pair() });
    void warmPeer(this.agent.microphone.sound())
      .catch((error: unknown) => this.failed('warmPeer', error))
      .finally(() => this.say({ kind: 'ready' }));
  }

  private async obey({ id, command }: ToPage): Promise<void> {
    try {
      const value = await this.perform(command);
      if (id !== null) this.say({ kind: 'replied', id, value: value ?? null, state: this.stateFor(command) });
    } catch (error) {
      const { name, message } = error instanceof Error || error instanceof DOMException ? error : new Error(String(error));
      if (id === null) this.failed(command.kind, error);
      else this.say({ kind: 'refused', id, name, message, state: this.stateFor(command) });
    }
  }

  private perform(command: MediaCommand): unknown {
    switch (command.kind) {
      case 'ping':
        return null;
      case 'configure':
        this.isCaller = command.role === 'caller';
        return this.isCaller ? null : this.agent.configure(command.microphone, command.devices);
      case 'warmMicrophone':
      case 'ring':
      case 'setConference':
      case 'checkAudio':
      case 'testOutput':
      case 'testMicrophone':
      case 'followHeadset':
      case 'showOnHeadset':
      case 'forgetHeadsets':
        return this.agent.perform(command);
      case 'startRecording':
        return this.recordings.start(command.mediaId, command.recordingId, this.peerOf(command.mediaId), command.paused);
      case 'pauseRecording':
        return this.recordings.pause(command.recordingId, command.paused);
      case 'stopRecording':
        return this.recordings.stop(command.recordingId);
      case 'acknowledgeChunk':
        return this.recordings.acknowledge(command.recordingId);
      case 'openMicrophone':
      case 'openVoice':
      case 'playVoice':
      case 'stopVoice':
      case 'setTrackEnabled':
      case 'stopTrack':
        return this.tracks.perform(command satisfies TrackCommand);
      case 'openPeer':
        return this.openPeer(command);
      case 'closePeer':
        return this.closePeer(command.mediaId);
      case 'addTrack':
      case 'createOffer':
      case 'createAnswer':
      case 'setLocalDescription':
      case 'setRemoteDescription':
      case 'describeLocally':
      case 'insertDtmf':
        return this.peerOf(command.mediaId).run(command);
      default:
        return assertNever(command);
    }
  }

  private openPeer({ mediaId, configuration }: Extract<PeerCommand, { kind: 'openPeer' }>): void {
    const playback = new Playback(this.isCaller, (message) => this.failed('playback', message));
    const peer = new Peer(configuration, {
      track: (trackId) => this.tracks.find(trackId),
      playback,
      measures: {
        levels: (levels) => this.say({ kind: 'levelsMeasured', mediaId, levels }),
        quality: (quality) => this.say({ kind: 'qualityMeasured', mediaId, quality }),
        alarm: (alarm) => this.say({ kind: 'alarmChanged', mediaId, alarm }),
      },
      sound: this.isCaller ? undefined : this.agent.legSound(),
      tell: (event, state) => this.say({ kind: 'peerEvent', mediaId, event, state }),
    });
    this.peers.set(mediaId, peer);
    if (!this.isCaller) peer.playOn(this.agent.speaker);
  }

  private closePeer(mediaId: string): void {
    this.recordings.legClosed(mediaId);
    this.agent.legClosed(mediaId);
    this.peers.get(mediaId)?.close();
    this.peers.delete(mediaId);
  }

  private peerOf(mediaId: string): Peer {
    const peer = this.peers.get(mediaId);
    if (!peer) throw new DOMException(`No peer ${mediaId}`, 'InvalidStateError');
    return peer;
  }

  private stateFor(command: MediaCommand) {
    return 'mediaId' in command ? (this.peers.get(command.mediaId)?.state() ?? null) : null;
  }

  private failed(what: string, error: unknown): void {
    this.say({ kind: 'failed', what, message: error instanceof Error ? error.message : String(error) });
  }

  private say(message: FromPage): void {
    this.port.postMessage(message);
  }
}
