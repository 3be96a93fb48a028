import type { MediaAlarmKind } from './mediaAlarm.ts';

/** The quality of a whole call as the log keeps it. Milliseconds, fractions 0–1; null = never measurable. */
export interface QualitySummary {
  readonly mosAverage: number | null;
  readonly mosWorst: number | null;
  readonly lossFraction: number | null;
  readonly jitterMs: number | null;
  readonly roundTripMs: number | null;
  readonly codec: string;
  /** MOS over the call in at most 60 equal steps; null where nothing was measured. */
  readonly curve: readonly (number | null)[];
  /** What went wrong with the sound, and for how long. */
  readonly alarms: readonly { readonly kind: MediaAlarmKind; readonly at: number; readonly forMs: number }[];
}
