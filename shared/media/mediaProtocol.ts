import type { AudioCheck } from './audioCheck.ts';
import type { AudioDevices, DeviceChoice, Headset, Melody } from './audioDevices.ts';
import type { HeadsetButton, HeadsetState } from './headset.ts';
import type { MicrophoneProcessing, MicrophoneState } from './mediaSettings.ts';
import type { RingOrder } from './ringOrder.ts';
import type { CallQuality, MediaLevels } from '../calls/callQuality.ts';
import type { MediaAlarmKind } from '../calls/mediaAlarm.ts';
import type { MicrophoneProblem } from '../calls/callEvent.ts';

/**
 * What main and the hidden media page say to each other over their MessagePort. Main names everything (peers, tracks,
 * recordings), so that a fresh page can be told the same story again after the old one died. The port keeps order.
 */

/** RTCSessionDescriptionInit without the optional parts. */
export interface SessionDescription {
  readonly type: 'offer' | 'answer' | 'pranswer' | 'rollback';
  readonly sdp: string;
}

/** What JsSIP reads synchronously from a peer connection (W3C WebRTC §4.4), as it was when a message left the page. */
export interface PeerState {
  readonly signalingState: RTCSignalingState;
  readonly iceConnectionState: RTCIceConnectionState;
  readonly iceGatheringState: RTCIceGatheringState;
  readonly connectionState: RTCPeerConnectionState;
  readonly localDescription: SessionDescription | null;
  readonly remoteDescription: SessionDescription | null;
}

/** Who sits behind the page: a person with headset, or the practice platform's caller who speaks from audio clips. */
export type MediaRole = 'agent' | 'caller';

/** A clip by the address the page can fetch it from. `gain` 1 is the clip as it is. */
export interface VoiceClip {
  readonly url: string;
  readonly loop: boolean;
  readonly gain: number;
}

/** Commands about one peer connection. The page runs those of one peer strictly one after the other. */
export type PeerCommand =
  | { readonly kind: 'openPeer'; readonly mediaId: string; readonly configuration: RTCConfiguration }
  | { readonly kind: 'addTrack'; readonly mediaId: string; readonly trackId: string; readonly streamId: string }
  | { readonly kind: 'createOffer'; readonly mediaId: string; readonly options: RTCOfferOptions | null }
  | { readonly kind: 'createAnswer'; readonly mediaId: string; readonly options: RTCAnswerOptions | null }
  | { readonly kind: 'setLocalDescription'; readonly mediaId: string; readonly description: SessionDescription }
  | { readonly kind: 'setRemoteDescription'; readonly mediaId: string; readonly description: SessionDescription }
  /** Creates and sets in one step: stands for a local description that came from a peer that died. */
  | { readonly kind: 'describeLocally'; readonly mediaId: string; readonly type: 'offer' | 'answer'; readonly options: RTCOfferOptions | null }
  | { readonly kind: 'insertDtmf'; readonly mediaId: string; readonly trackId: string; readonly tones: string; readonly durationMs: number; readonly gapMs: number }
  | { readonly kind: 'closePeer'; readonly mediaId: string };

export type TrackCommand =
  | { readonly kind: 'openMicrophone'; readonly trackId: string }
  | { readonly kind: 'openVoice'; readonly trackId: string; readonly clips: readonly string[] }
  | { readonly kind: 'playVoice'; readonly trackId: string; readonly clip: VoiceClip }
  | { readonly kind: 'stopVoice'; readonly trackId: string }
  | { readonly kind: 'setTrackEnabled'; readonly trackId: string; readonly enabled: boolean }
  | { readonly kind: 'stopTrack'; readonly trackId: string };

export type MediaCommand =
  | PeerCommand
  | TrackCommand
  | { readonly kind: 'configure'; readonly role: MediaRole; readonly microphone: MicrophoneProcessing; readonly devices: DeviceChoice }
  | { readonly kind: 'warmMicrophone' }
  | { readonly kind: 'ring'; readonly order: RingOrder }
  | { readonly kind: 'setConference'; readonly mediaIds: readonly string[] }
  | { readonly kind: 'checkAudio' }
  | { readonly kind: 'testOutput'; readonly deviceId: string | null; readonly sound: TestSound; readonly volume: number }
  | { readonly kind: 'testMicrophone'; readonly on: boolean }
  | { readonly kind: 'followHeadset'; readonly on: boolean }
  | { readonly kind: 'showOnHeadset'; readonly state: HeadsetState }
  | { readonly kind: 'forgetHeadsets' }
  | { readonly kind: 'startRecording'; readonly mediaId: string; readonly recordingId: string; /** Records silence. */ readonly paused: boolean }
  | { readonly kind: 'pauseRecording'; readonly recordingId: string; readonly paused: boolean }
  | { readonly kind: 'stopRecording'; readonly recordingId: string }
  | { readonly kind: 'acknowledgeChunk'; readonly recordingId: string }
  | { readonly kind: 'ping' };

/** A ring melody, or a spoken sentence. */
export type TestSound = Melody | 'voice';

/** What the page answers to a request of each kind; `null` where only success matters. */
export interface MediaReplies {
  createOffer: SessionDescription;
  createAnswer: SessionDescription;
  openMicrophone: { readonly problem: MicrophoneProblem | null };
  checkAudio: AudioCheck;
}

export type MediaReply<K extends MediaCommand['kind']> = K extends keyof MediaReplies ? MediaReplies[K] : null;

/** With an id a reply is awaited; without one the command is posted and forgotten. */
export interface ToPage {
  readonly id: number | null;
  readonly command: MediaCommand;
}

/** The peer events that JsSIP, the proxy or a bench listens to. */
export type PeerEvent =
  | { readonly type: 'iceconnectionstatechange' | 'icegatheringstatechange' | 'connectionstatechange' | 'signalingstatechange' }
  | { readonly type: 'icecandidate'; readonly candidate: RTCIceCandidateInit | null }
  | { readonly type: 'track'; readonly trackKind: string }
  | { readonly type: 'tonechange'; readonly trackId: string; readonly tone: string; readonly toneBuffer: string }
  /** The first inbound RTP packet; `at` in epoch milliseconds with fractions. */
  | { readonly type: 'firstrtp'; readonly at: number };

export type FromPage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'replied'; readonly id: number; readonly value: unknown; readonly state: PeerState | null }
  | { readonly kind: 'refused'; readonly id: number; readonly name: string; readonly message: string; readonly state: PeerState | null }
  | { readonly kind: 'peerEvent'; readonly mediaId: string; readonly event: PeerEvent; readonly state: PeerState }
  | { readonly kind: 'qualityMeasured'; readonly mediaId: string; readonly quality: CallQuality }
  | { readonly kind: 'levelsMeasured'; readonly mediaId: string; readonly levels: MediaLevels }
  | { readonly kind: 'microphoneChanged'; readonly microphone: MicrophoneState }
  | { readonly kind: 'devicesChanged'; readonly devices: AudioDevices }
  | { readonly kind: 'microphoneTested'; readonly level: number }
  | { readonly kind: 'alarmChanged'; readonly mediaId: string; readonly alarm: MediaAlarmKind | null }
  | { readonly kind: 'headsetChanged'; readonly headset: Headset | null }
  | { readonly kind: 'headsetPressed'; readonly button: HeadsetButton }
  /** Main numbers the pieces itself; `last` closes the recording. */
  | { readonly kind: 'chunkRecorded'; readonly recordingId: string; readonly bytes: Uint8Array; readonly at: number; readonly last: boolean }
  | { readonly kind: 'failed'; readonly what: string; readonly message: string };

/** Name of the window message and of the one-way channel that hand the port to the page. */
export const mediaPortMessage = 'media-port';
