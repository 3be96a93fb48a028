import type { FinishedForm } from './recordingPackets.ts';

/** `wav`: PCM, 16 bit, two channels, 48 kHz. `ogg`: the recorded Opus packets in another container, nothing encoded again. */
export type AudioFormat = 'wav' | 'ogg';

export interface ExportTask {
  readonly format: AudioFormat;
  readonly form: FinishedForm;
  readonly durationMs: number;
}

export type ToExportWorker =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** The piece before was written: another may come. */
  | { readonly kind: 'more' };

export type FromExportWorker =
  | { readonly kind: 'read'; readonly offset: number; readonly length: number }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array; /** Of the recording. */ readonly doneMs: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };
