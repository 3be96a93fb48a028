import type { SeatOptions } from '../../../electron/seat/seatOptions.ts';
import type { SeatParts } from '../../../electron/seat/seatParts.ts';
import { defaultPreferences } from '../../../shared/settings/seatSettings.ts';

/** The parts that a part under test uses; reaching for any other is a mistake that shows. */
export function theseParts(parts: Partial<Omit<SeatParts, 'options'>>, options: Partial<SeatOptions>): SeatParts {
  const known = <T extends object>(what: string, value: T): T =>
    new Proxy(value, { get: (target, name) => { if (name in target) return Reflect.get(target, name) as unknown; throw new Error(`The test has no ${what}.${String(name)}`); } });
  return known('parts', { ...parts, options: known('options', { preferences: () => defaultPreferences, now: () => 2_000, ...options }) }) as SeatParts;
}
