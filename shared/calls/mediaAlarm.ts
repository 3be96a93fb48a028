/**
 * One-way or no audio, found within three seconds and named. Texts and what to do are in the locales under `mediaAlarm`.
 * - `noPacketsIn`: RTP stopped coming, or never came. `silenceIn`: packets come and carry digital silence only.
 * - `noPacketsOut`: nothing is sent. `silenceOut`: the microphone gives digital silence while not muted.
 * - `ice`: the path between the two sides is broken.
 */
export type MediaAlarmKind = 'noPacketsIn' | 'silenceIn' | 'noPacketsOut' | 'silenceOut' | 'ice';

export interface MediaAlarm {
  readonly kind: MediaAlarmKind;
  /** Epoch milliseconds. */
  readonly since: number;
}
