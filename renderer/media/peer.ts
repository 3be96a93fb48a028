import { assertNever } from '../../shared/kernel/assertNever.ts';
import type { PeerCommand, PeerEvent, PeerState, SessionDescription } from '../../shared/media/mediaProtocol.ts';
import { insertDtmf } from './dtmf.ts';
import { watchFirstRtp } from './firstRtp.ts';
import { Gathering } from './gathering.ts';
import type { LocalTrack } from './localTrack.ts';
import { oneVoice } from './oneVoice.ts';
import type { Playback } from './playback.ts';
import type { RecordedLeg } from './recorder.ts';
import type { ConferenceLeg } from './conference.ts';
import { watchLeg, type LegMeasures, type LegSound } from './watchLeg.ts';

export interface PeerSurroundings {
  readonly track: (trackId: string) => LocalTrack | undefined;
  readonly playback: Playback;
  readonly measures: LegMeasures;
  /** Looks into what is heard; undefined where nobody wants to know of faults. */
  readonly sound: LegSound | undefined;
  readonly tell: (event: PeerEvent, state: PeerState) => void;
}

const stateEvents = ['iceconnectionstatechange', 'connectionstatechange', 'signalingstatechange'] as const;

const plain = (description: RTCSessionDescription | null): SessionDescription | null =>
  description && { type: description.type, sdp: description.sdp };

/** One real peer connection. Commands run strictly one after the other, as JsSIP would have run them itself. */
export class Peer implements RecordedLeg, ConferenceLeg {
  private readonly real: RTCPeerConnection;
  private readonly around: PeerSurroundings;
  private readonly gathering: Gathering;
  private chain: Promise<unknown> = Promise.resolve();
  private readonly locals: LocalTrack[] = [];
  private remote: MediaStream | undefined;
  private readonly senders = new Map<string, RTCRtpSender>();
  private readonly trackFollowers = new Set<(local: LocalTrack) => void>();
  private readonly remoteFollowers = new Set<(stream: MediaStream) => void>();
  private readonly ends: (() => void)[] = [];

  constructor(configuration: RTCConfiguration, around: PeerSurroundings) {
    this.around = around;
    this.real = new RTCPeerConnection(configuration);
    for (const type of stateEvents) this.real.addEventListener(type, () => this.tell({ type }));
    this.gathering = new Gathering(this.real, configuration, () => {
      this.tell({ type: 'icegatheringstatechange' });
      this.tell({ type: 'icecandidate', candidate: null });
    });
    this.real.addEventListener('icecandidate', ({ candidate }) => {
      if (this.gathering.tells(candidate)) this.tell({ type: 'icecandidate', candidate: candidate && candidate.toJSON() });
    });
    this.real.addEventListener('icegatheringstatechange', () => {
      if (this.gathering.changed()) this.tell({ type: 'icegatheringstatechange' });
    });
    this.real.addEventListener('track', (event) => this.heard(event));
    this.ends.push(watchLeg({
      peer: this.real,
      measures: around.measures,
      sound: around.sound,
      muted: () => this.locals[0]?.enabled === false,
    }));
    if (around.sound) this.ends.push(this.followRemote((stream) => around.sound?.heard(stream)), () => around.sound?.end());
  }

  state(): PeerState {
    const { signalingState, iceConnectionState, connectionState, localDescription, remoteDescription } = this.real;
    return {
      signalingState,
      iceConnectionState,
      iceGatheringState: this.gathering.state,
      connectionState,
      localDescription: plain(localDescription),
      remoteDescription: plain(remoteDescription),
    };
  }

  /** Runs a command after all earlier ones. @throws what the real peer throws */
  run(command: Exclude<PeerCommand, { kind: 'openPeer' | 'closePeer' }>): Promise<unknown> {
    const done = this.chain.then(() => this.perform(command));
    this.chain = done.catch(() => {});
    return done;
  }

  /** Calls back with the track that the leg sends, once there is one. */
  followTrack(follower: (local: LocalTrack) => void): () => void {
    const [local] = this.locals;
    if (local) follower(local);
    else this.trackFollowers.add(follower);
    return () => this.trackFollowers.delete(follower);
  }

  followLocal(follower: (track: MediaStreamTrack) => void): () => void {
    let end = () => {};
    const endWaiting = this.followTrack((local) => {
      end = local.follow(follower);
    });
    return () => {
      endWaiting();
      end();
    };
  }

  /** The far side's voice is heard on this device. */
  playOn(deviceId: string): void {
    void this.around.playback.playOn(deviceId);
  }

  followRemote(follower: (stream: MediaStream) => void): () => void {
    this.remoteFollowers.add(follower);
    if (this.remote) follower(this.remote);
    return () => this.remoteFollowers.delete(follower);
  }

  close(): void {
    for (const end of this.ends) end();
    this.around.playback.stop();
    this.real.close();
  }

  private async perform(command: Exclude<PeerCommand, { kind: 'openPeer' | 'closePeer' }>): Promise<unknown> {
    switch (command.kind) {
      case 'addTrack':
        return this.addTrack(command.trackId);
      case 'createOffer':
        return plain((await this.real.createOffer(command.options ?? undefined)) as RTCSessionDescription);
      case 'createAnswer':
        return plain((await this.real.createAnswer(command.options ?? undefined)) as RTCSessionDescription);
      case 'setLocalDescription':
        return this.real.setLocalDescription(command.description);
      case 'setRemoteDescription':
        return this.real.setRemoteDescription(oneVoice(command.description));
      case 'describeLocally': {
        const options = command.options ?? undefined;
        const description = command.type === 'offer' ? await this.real.createOffer(options) : await this.real.createAnswer(options);
        return this.real.setLocalDescription(description);
      }
      case 'insertDtmf':
        // Not awaited: tones may wait for the connection, which the next commands bring about.
        return void insertDtmf(this.real, this.senderOf(command.trackId), command.tones, command.durationMs, command.gapMs).catch(() => {});
      default:
        return assertNever(command);
    }
  }

  private addTrack(trackId: string): void {
    const local = this.around.track(trackId);
    if (!local) throw new Error(`No track ${trackId}`);
    const sender = this.real.addTrack(local.track, new MediaStream([local.track]));
    local.sentBy(sender);
    this.locals.push(local);
    sender.dtmf?.addEventListener('tonechange', ({ tone }) => {
      this.tell({ type: 'tonechange', trackId, tone, toneBuffer: sender.dtmf?.toneBuffer ?? '' });
    });
    this.senders.set(trackId, sender);
    for (const follower of this.trackFollowers) follower(local);
    this.trackFollowers.clear();
  }

  private senderOf(trackId: string): RTCRtpSender {
    const sender = this.senders.get(trackId);
    if (!sender) throw new Error(`No sender for track ${trackId}`);
    return sender;
  }

  private heard({ track, receiver, transceiver }: RTCTrackEvent): void {
    // Chromium also tells of what the offer holds beside its one voice, stopped already.
    if (track.kind !== 'audio' || transceiver.currentDirection === 'stopped') return;
    // A stream of our own: the far side's loses its track while we hold it.
    const stream = new MediaStream([track]);
    this.remote = stream;
    this.around.playback.play(stream);
    for (const follower of this.remoteFollowers) follower(stream);
    this.tell({ type: 'track', trackKind: track.kind });
    this.ends.push(watchFirstRtp(receiver, (at) => this.tell({ type: 'firstrtp', at })));
  }

  private tell(event: PeerEvent): void {
    this.around.tell(event, this.state());
  }
}
