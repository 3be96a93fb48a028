import type { KindsOf } from './requestKind.ts';

export interface BackUpResult {
  readonly directory: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** `problems` is empty when everything is well. */
export interface IntegrityReport {
  readonly files: readonly { readonly name: string; readonly problems: readonly string[] }[];
}

export interface StoreStats {
  readonly rows: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
}

/** Back-ups and checks of the files. */
export interface UpkeepRequests {
  /** Copies every database of the store into a new folder while it is in use. Reports progress 0…1. */
  backUp(argument: { readonly targetDirectory: string }): BackUpResult;
  integrity(argument: null): IntegrityReport;
  stats(argument: null): StoreStats;
}

export const upkeepKinds = {
  backUp: 'job',
  integrity: 'job',
  stats: 'query',
} as const satisfies KindsOf<UpkeepRequests>;
