/** What a press means follows from the calls: see electron/calls/headsetCommands.ts. */
export type HeadsetButton = 'hook' | 'mute' | 'reject';

/** What the lamps of a headset show. */
export interface HeadsetState {
  readonly ringing: boolean;
  readonly offHook: boolean;
  readonly muted: boolean;
  readonly held: boolean;
}

export const quietHeadset: HeadsetState = { ringing: false, offHook: false, muted: false, held: false };
