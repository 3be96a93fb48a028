import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaAlarmKind } from '../../../shared/calls/mediaAlarm.ts';
import { findAlarm, newAlarmWatch, type LegObservation } from '../../../shared/media/findAlarm.ts';

const stepMs = 500;
const well: Omit<LegObservation, 'at'> = {
  ice: 'connected', expectsIn: true, expectsOut: true, packetsIn: 25, packetsOut: 25, comfortNoise: false, silentIn: false, silentOut: false, muted: false,
};
type Seen = Partial<typeof well>;

/** The alarm after each observation. */
function alarmsAfter(seen: readonly Seen[]): (MediaAlarmKind | null)[] {
  let watch = newAlarmWatch;
  return seen.map((part, index) => {
    watch = findAlarm(watch, { ...well, ...part, at: 1_000 + index * stepMs });
    return watch.alarm;
  });
}
const times = (count: number, part: Seen): Seen[] => Array.from({ length: count }, () => part);

const faults: Record<MediaAlarmKind, Seen> = {
  noPacketsIn: { packetsIn: 0, silentIn: true },
  noPacketsOut: { packetsOut: 0 },
  silenceIn: { silentIn: true },
  silenceOut: { silentOut: true },
  ice: { ice: 'failed', packetsIn: 0, packetsOut: 0, silentIn: true },
};
const kinds = Object.keys(faults) as MediaAlarmKind[];

describe('the alarm of a leg', () => {
  it.each(kinds)('%s is named within three seconds of its beginning', (kind) => {
    // The fault begins just after an observation, so the half second it falls into still looks well.
    const alarms = alarmsAfter([...times(4, {}), ...times(5, faults[kind])]);
    expect(alarms.slice(0, 4)).toEqual([null, null, null, null]);
    expect(alarms.at(-1)).toBe(kind);
  });

  it.each(kinds)('%s is named from the first moment of a call that never had sound', (kind) => {
    expect(alarmsAfter(times(6, faults[kind])).at(-1)).toBe(kind);
  });

  it.each(kinds)('%s is taken back when the sound is there again, and not at its first sign', (kind) => {
    const alarms = alarmsAfter([...times(6, faults[kind]), ...times(4, {})]);
    expect(alarms[6]).toBe(kind);
    expect(alarms.at(-1)).toBeNull();
  });

  it('is a path that is never found, and one that breaks', () => {
    expect(alarmsAfter(times(6, { ice: 'checking', packetsIn: 0, packetsOut: 0 })).at(-1)).toBe('ice');
    expect(alarmsAfter([...times(4, {}), ...times(2, { ice: 'disconnected' })]).at(-1)).toBe('ice');
    expect(alarmsAfter([...times(4, {}), { ice: 'disconnected' }, {}]).at(-1)).toBeNull();
  });

  it('tells the cause before what follows from it', () => {
    const alarms = alarmsAfter([...times(6, faults.noPacketsIn), ...times(3, faults.ice)]);
    expect(alarms[5]).toBe('noPacketsIn');
    expect(alarms.at(-1)).toBe('ice');
  });

  it('is no alarm of a quiet person: silence with discontinuous transmission and comfort noise', () => {
    const dtx: Seen[] = Array.from({ length: 40 }, (_, index) => ({ packetsIn: index % 2 }));
    expect(alarmsAfter(dtx)).toEqual(dtx.map(() => null));
    const suppressed = times(40, { packetsIn: 0, comfortNoise: true });
    expect(alarmsAfter(suppressed)).toEqual(suppressed.map(() => null));
  });

  it('ends at once with hold and with mute', () => {
    expect(alarmsAfter([...times(6, faults.silenceIn), { ...faults.silenceIn, expectsIn: false, expectsOut: false }]).slice(-2)).toEqual(['silenceIn', null]);
    expect(alarmsAfter([...times(6, faults.silenceOut), { ...faults.silenceOut, muted: true }]).slice(-2)).toEqual(['silenceOut', null]);
  });
});

const ices = ['new', 'checking', 'connected', 'completed', 'disconnected', 'failed', 'closed'] as const;
const anySeen: fc.Arbitrary<Seen> = fc.record({
  ice: fc.constantFrom(...ices),
  expectsIn: fc.boolean(), expectsOut: fc.boolean(),
  packetsIn: fc.nat(60), packetsOut: fc.nat(60),
  comfortNoise: fc.boolean(), silentIn: fc.boolean(), silentOut: fc.boolean(), muted: fc.boolean(),
});

describe('whatever happens on a leg', () => {
  it('there is no alarm while a call is held on both sides', () => {
    fc.assert(fc.property(fc.array(anySeen), (seen) => {
      expect(alarmsAfter(seen.map((part) => ({ ...part, expectsIn: false, expectsOut: false }))).every((alarm) => alarm === null)).toBe(true);
    }));
  });

  it('a muted agent is never told that the microphone is silent', () => {
    fc.assert(fc.property(fc.array(anySeen), (seen) => {
      expect(alarmsAfter(seen.map((part) => ({ ...part, muted: true })))).not.toContain('silenceOut');
    }));
  });

  it('two seconds of a good call end every alarm', () => {
    fc.assert(fc.property(fc.array(anySeen), (seen) => {
      expect(alarmsAfter([...seen, ...times(4, {})]).at(-1)).toBeNull();
    }));
  });

  it('a fault shorter than a second and a half is not told', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom<MediaAlarmKind>('noPacketsIn', 'noPacketsOut', 'silenceIn', 'silenceOut'), fc.integer({ min: 1, max: 3 })), { maxLength: 20 }), (bursts) => {
      const seen = bursts.flatMap(([kind, length]) => [...times(length, faults[kind]), {}]);
      expect(alarmsAfter(seen).every((alarm) => alarm === null)).toBe(true);
    }));
  });
});
