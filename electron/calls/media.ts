import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import type { MicrophoneProcessing, MicrophoneState, RingTone } from '../../shared/media/mediaSettings.ts';

export type { MicrophoneProcessing, MicrophoneState, RingTone };

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
  /** The active media window died; `replaced` follows when the standby has taken over every leg. */
  lost(reason: string): void;
  replaced(afterMs: number): void;
}

/** What the call side asks of the media side, beside the peer connections that SIP drives. */
export interface Media {
  /** Replaces the tone that is playing; `none` stops it. Survives a replaced window. */
  ring(tone: RingTone, volume: number): void;
  /** Starts mixing the leg's two voices into a recording, numbered from `firstSequence`; survives a replaced window by going on with the next number in a new stream. */
  startRecording(mediaId: string, recordingId: string): void;
  /** Resolves when the last chunk has been handed over. */
  stopRecording(recordingId: string): Promise<void>;
  setMicrophoneProcessing(switches: MicrophoneProcessing): void;
}
