export interface Impairments {
  readonly codec: string;
  /** Mouth to ear one way: half the round trip plus the jitter buffer, milliseconds. */
  readonly delayMs: number;
  /** Packets lost, 0–1. */
  readonly lossFraction: number;
}

/** Equipment impairment and loss robustness (ITU-T G.113 appendix I; Opus from published fits on the same scale). */
const codecs: Readonly<Record<string, { readonly ie: number; readonly bpl: number }>> = {
  PCMA: { ie: 0, bpl: 25.1 },
  PCMU: { ie: 0, bpl: 25.1 },
  G722: { ie: 13, bpl: 14 },
  G729: { ie: 11, bpl: 19 },
  opus: { ie: 0, bpl: 25 },
};
const unknownCodec = { ie: 5, bpl: 20 };

/**
 * Listening quality by the reduced E-model (ITU-T G.107 with its default values): R = 93.2 − Id − Ie,eff, then R to MOS
 * by annex B. 1 to 4.41.
 */
export function estimateMos({ codec, delayMs, lossFraction }: Impairments): number {
  const { ie, bpl } = codecs[codec] ?? unknownCodec;
  const lossPercent = lossFraction * 100;
  const delay = 0.024 * delayMs + (delayMs > 177.3 ? 0.11 * (delayMs - 177.3) : 0);
  const equipment = ie + ((95 - ie) * lossPercent) / (lossPercent + bpl);
  const r = 93.2 - delay - equipment;
  if (r <= 0) return 1;
  const mos = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
  return Math.min(4.5, Math.max(1, mos));
}
