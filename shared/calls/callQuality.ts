/** One second of a call as `getStats` saw it. Milliseconds, packets per second, fractions 0–1. */
export interface CallQuality {
  readonly at: number;
  readonly roundTripMs: number | null;
  readonly jitterMs: number | null;
  readonly lossFraction: number | null;
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly codec: string;
  /** Estimated listening quality 1–4.5 (ITU-T G.107 E-model, reduced); null until measurable. */
  readonly mos: number | null;
}

/** Loudness of both voices, 0–1. */
export interface MediaLevels {
  readonly agent: number;
  readonly remote: number;
}
