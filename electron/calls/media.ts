import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import type { MediaAlarmKind } from '../../shared/calls/mediaAlarm.ts';
import type { AudioDevices, DeviceChoice, Headset, Melody } from '../../shared/media/audioDevices.ts';
import type { AudioCheck, AudioCheckResult } from '../../shared/media/audioCheck.ts';
import type { HeadsetButton, HeadsetState } from '../../shared/media/headset.ts';
import type { MicrophoneProcessing, MicrophoneState, RingTone } from '../../shared/media/mediaSettings.ts';
import type { RingOrder } from '../../shared/media/ringOrder.ts';

export type { AudioCheck, AudioCheckResult, HeadsetButton, HeadsetState, MicrophoneProcessing, MicrophoneState, RingOrder, RingTone };

/** One piece of a running recording: about a second of WebM/Opus, two channels (0 = agent, 1 = caller). */
export interface RecordingChunk {
  readonly recordingId: string;
  readonly sequence: number;
  readonly bytes: Uint8Array;
  /** Epoch milliseconds at which the piece was cut. */
  readonly at: number;
  /** True on the last piece (it may be empty). */
  readonly last: boolean;
}

/** What the media window tells main. */
export interface MediaListener {
  chunkRecorded(chunk: RecordingChunk): void;
  /** About once a second per connected leg. */
  qualityMeasured(mediaId: string, quality: CallQuality): void;
  /** About ten times a second while a call is connected. */
  levelsMeasured(mediaId: string, levels: MediaLevels): void;
  microphoneChanged(microphone: MicrophoneState): void;
  devicesChanged(devices: AudioDevices): void;
  /** 0–1, ten times a second while the microphone is tested. */
  microphoneTested(level: number): void;
  /** Something is wrong with a leg's sound, or is right again. At most one alarm at a time per leg; one that lasts is told again twice a second. */
  alarmChanged(mediaId: string, alarm: MediaAlarmKind | null): void;
  headsetChanged(headset: Headset | null): void;
  headsetPressed(button: HeadsetButton): void;
  /** The active media window died; `replaced` follows when the standby has taken over every leg. */
  lost(reason: string): void;
  replaced(afterMs: number): void;
}

/** What the call side asks of the media side, beside the peer connections that SIP drives. */
export interface Media {
  /** Replaces the tone that is playing; `none` stops it. Survives a replaced window. */
  ring(order: RingOrder): void;
  /** Takes effect at once, also in running calls (`replaceTrack`, `setSinkId`). */
  setDevices(choice: DeviceChoice): void;
  /** These legs hear each other and the agent; fewer than two = no conference. Survives a replaced window. */
  setConference(mediaIds: readonly string[]): void;
  /** Plays inaudibly through every ring device and records from the microphone; at most two seconds. Never rejects. */
  checkAudio(): Promise<AudioCheck>;
  testOutput(deviceId: string | null, sound: Melody | 'voice', volume: number): void;
  testMicrophone(on: boolean): void;
  showOnHeadset(state: HeadsetState): void;
  /** Follows the buttons of paired headsets, or stops. */
  followHeadset(on: boolean): void;
  /** Starts mixing the leg's two voices into a recording, numbered from `firstSequence`; survives a replaced window by going on with the next number in a new stream. */
  startRecording(mediaId: string, recordingId: string): void;
  /** Records silence in place of both voices, or the voices again. Survives a replaced window. */
  pauseRecording(recordingId: string, paused: boolean): void;
  /** Resolves when the last chunk has been handed over. */
  stopRecording(recordingId: string): Promise<void>;
  setMicrophoneProcessing(switches: MicrophoneProcessing): void;
}
