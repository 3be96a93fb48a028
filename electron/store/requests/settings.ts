import type { KindsOf } from './requestKind.ts';

/** One imported table of number segments. */
export interface AreaSource {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly importedAt: number;
  readonly rows: number;
  /** Hex. */
  readonly sha256: string;
  readonly path: string;
}

/** Settings that belong to the data, and imported area tables. */
export interface SettingsRequests {
  /** The value put last under this key, or null. */
  getSetting(argument: { readonly key: string }): unknown;
  /** `value` must be JSON. */
  putSetting(argument: { readonly key: string; readonly value: unknown }): void;
  putAreaSource(source: AreaSource): void;
  /** Newest import first. */
  listAreaSources(argument: null): readonly AreaSource[];
}

export const settingsKinds = {
  getSetting: 'query',
  putSetting: 'command',
  putAreaSource: 'command',
  listAreaSources: 'query',
} as const satisfies KindsOf<SettingsRequests>;
