import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createAreaTable } from '../../../shared/areas/areaTable.ts';
import { maxLayerEntries } from '../../../shared/areas/areaLayer.ts';
import { maxPhoneDatBytes, parsePhoneDat } from '../../../shared/areas/parsePhoneDat.ts';
import type { PhoneDatProblem } from '../../../shared/areas/phoneDatProblem.ts';
import { largePhoneDat, smallPhoneDat, writePhoneDat } from '../../fixtures/phoneDat.ts';
import type { PhoneDatContent, PlaceRecord, SegmentEntry } from '../../fixtures/phoneDat.ts';

const sound = writePhoneDat(smallPhoneDat);
const withPlace = (place: Partial<PlaceRecord>): PhoneDatContent => ({
  ...smallPhoneDat,
  places: smallPhoneDat.places.map((known, index) => (index === 0 ? { ...known, ...place } : known)),
});
const withSegments = (...segments: SegmentEntry[]) => writePhoneDat({ ...smallPhoneDat, segments });

function changed(change: (bytes: Uint8Array, view: DataView, indexOffset: number) => void): Uint8Array {
  const bytes = sound.slice();
  const view = new DataView(bytes.buffer);
  change(bytes, view, view.getUint32(4, true));
  return bytes;
}

/** The same record as older tools write it. */
function inGbk(): Uint8Array {
  const record = Uint8Array.from([0xb9, 0xe3, 0xb6, 0xab, 0x7c, 0xc9, 0xee, 0xdb, 0xda, 0x7c, ...Buffer.from('518000|0755\0')]);
  const bytes = new Uint8Array(8 + record.length + 9);
  const view = new DataView(bytes.buffer);
  bytes.set(Buffer.from('1701'));
  view.setUint32(4, 8 + record.length, true);
  bytes.set(record, 8);
  view.setUint32(8 + record.length, 1890001, true);
  view.setUint32(12 + record.length, 8, true);
  view.setUint8(16 + record.length, 3);
  return bytes;
}

describe('a sound phone.dat', () => {
  it('gives each segment its place and operator type', async () => {
    const parsed = await parsePhoneDat(sound);
    if (!parsed.ok) throw new Error(parsed.problem.detail);
    expect(parsed.layer).toMatchObject({ name: 'phone.dat 2611', importedAt: null, segmentCount: 10, landlines: [] });
    const table = createAreaTable([{ source: 'imported', layer: parsed.layer }]);
    for (const [segment, place, type] of smallPhoneDat.segments) {
      const expected = smallPhoneDat.places[place];
      const entry = parsed.layer.entries[(parsed.layer.segments[segment - 1_300_000] ?? 0) - 1];
      expect(entry).toMatchObject({ operatorType: type, areaCode: expected?.areaCode });
      expect(table.lookUpMobileSegment(segment)).toMatchObject({ province: { zh: expected?.province }, city: { zh: expected?.city }, source: 'imported' });
    }
    expect(table.lookUpMobileSegment(1300001)).toBeNull();
  });

  it('may name places in full, without a city, or with odd zeros in the area code', async () => {
    const entryOf = async (place: Partial<PlaceRecord>) => {
      const parsed = await parsePhoneDat(writePhoneDat(withPlace(place)));
      return parsed.ok ? parsed.layer.entries.find(({ province }) => !['北京', '山西'].includes(province.zh)) : parsed.problem;
    };
    expect(await entryOf({ province: '广东省', city: '深圳市' })).toMatchObject({ province: { zh: '广东' }, city: { zh: '深圳' } });
    expect(await entryOf({ province: '海南', city: '' })).toMatchObject({ city: { zh: '海南' } });
    expect(await entryOf({ areaCode: '00755' })).toMatchObject({ areaCode: '0755' });
    expect(await entryOf({ areaCode: '755' })).toMatchObject({ areaCode: '0755' });
    expect(await entryOf({ areaCode: '' })).toMatchObject({ areaCode: null });
  });

  it('of real size keeps every segment, reports rising progress and lets others work between', async () => {
    const content = largePhoneDat(450_000);
    const bytes = writePhoneDat(content);
    const progress: number[] = [];
    let turns = 0;
    const ticking = setInterval(() => turns++, 0);
    const parsed = await parsePhoneDat(bytes, (fraction) => progress.push(fraction));
    clearInterval(ticking);
    if (!parsed.ok) throw new Error(parsed.problem.detail);
    expect(parsed.layer.segmentCount).toBe(450_000);
    for (const [segment, place] of content.segments.filter((_, index) => index % 997 === 0)) {
      expect(parsed.layer.entries[(parsed.layer.segments[segment - 1_300_000] ?? 0) - 1]?.city.zh).toBe(content.places[place]?.city.replace('市', ''));
    }
    expect(progress.at(-1)).toBe(1);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(1);
    expect(turns).toBeGreaterThan(0);
  });
});

describe('a file that is no sound phone.dat', () => {
  const cases: readonly (readonly [what: string, bytes: Uint8Array, code: PhoneDatProblem['code']])[] = [
    ['is empty', new Uint8Array(0), 'tooShort'],
    ['has only a head', sound.subarray(0, 8), 'tooShort'],
    ['is enormous', new Uint8Array(maxPhoneDatBytes + 1), 'tooLarge'],
    ['is text', Buffer.from('手机号段,省份,城市\n1300000,江苏,常州\n'.repeat(20)), 'notPhoneDat'],
    ['is text that begins with a year', Buffer.from('2024,phone numbers of our customers\n'.repeat(20)), 'notPhoneDat'],
    ['is a database', Buffer.from('SQLite format 3\0'.padEnd(200, '\0')), 'notPhoneDat'],
    ['is an archive', Buffer.from('PK\u0003\u0004'.padEnd(200, 'x')), 'notPhoneDat'],
    ['is another index format', Buffer.concat([Buffer.from([0x20, 0, 0, 0, 0x10, 0x27, 0, 0]), Buffer.alloc(100)]), 'notPhoneDat'],
    ['has its index inside the head', changed((_, view) => view.setUint32(4, 4, true)), 'notPhoneDat'],
    ['ends before its index', sound.subarray(0, 40), 'truncated'],
    ['ends inside an index entry', sound.subarray(0, sound.length - 5), 'truncated'],
    ['ends between two index entries', sound.subarray(0, sound.length - 9 * 4), 'truncated'],
    ['has two segments in the wrong order', withSegments([1381234, 0, 1], [1300000, 1, 2], [1890001, 2, 3]), 'badIndex'],
    ['has a segment twice', withSegments([1300000, 1, 2], [1300000, 1, 2], [1890001, 2, 3]), 'badIndex'],
    ['has a segment below the mobile range', withSegments([130000, 1, 2], [1890001, 2, 3]), 'badIndex'],
    ['has a segment above the mobile range', withSegments([1890001, 2, 3], [2000000, 1, 2]), 'badIndex'],
    ['has operator type 0', withSegments([1300000, 1, 0], [1890001, 2, 3]), 'badIndex'],
    ['has operator type 9', withSegments([1300000, 1, 9], [1890001, 2, 3]), 'badIndex'],
    ['points to a record beyond the end', withSegments([1300000, 99, 2], [1890001, 2, 3]), 'badIndex'],
    ['points into its head', changed((_, view, index) => view.setUint32(index + 4, 2, true)), 'badIndex'],
    ['points into its index', changed((_, view, index) => view.setUint32(index + 4, index, true)), 'badIndex'],
    ['points into the middle of a record', changed((_, view, index) => view.setUint32(index + 4, 11, true)), 'badIndex'],
    ['has a record without end', changed((bytes, _, index) => { bytes[index - 1] = 0x30; }), 'badRecord'],
    ['has a record of three fields', writePhoneDat(withPlace({ city: '深圳|518000', postcode: '0755', areaCode: '' })), 'badRecord'],
    ['has a record without province', writePhoneDat(withPlace({ province: '' })), 'badRecord'],
    ['has a province that is no Chinese name', writePhoneDat(withPlace({ province: 'Guangdong' })), 'badRecord'],
    ['has a city with control characters', writePhoneDat(withPlace({ city: '深\u0007圳' })), 'badRecord'],
    ['has an endless record', writePhoneDat(withPlace({ city: '深'.repeat(300) })), 'badRecord'],
    ['is written in GBK', inGbk(), 'badEncoding'],
  ];

  test.each(cases)('that %s is refused', async (_, bytes, code) => {
    const parsed = await parsePhoneDat(bytes);
    expect(parsed).toMatchObject({ ok: false, problem: { code } });
    if (!parsed.ok) expect(parsed.problem.detail).not.toBe('');
  });

  it('because it has too many places is refused', async () => {
    const bytes = writePhoneDat(largePhoneDat(maxLayerEntries * 10 + 20_000, maxLayerEntries + 1));
    expect(await parsePhoneDat(bytes)).toMatchObject({ ok: false, problem: { code: 'tooManyPlaces' } });
  });

  it('never throws, and never yields an entry number that is not there, whatever bytes are changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), fc.nat(sound.length), async (changes, length) => {
        const bytes = sound.slice();
        for (const [position, value] of changes) bytes[position] = value;
        const parsed = await parsePhoneDat(length % 3 === 0 ? bytes.subarray(0, length) : bytes);
        if (!parsed.ok) return;
        for (const [segment] of smallPhoneDat.segments) {
          expect(parsed.layer.segments[segment - 1_300_000] ?? 0).toBeLessThanOrEqual(parsed.layer.entries.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('stopping', () => {
  it('before the start or in the middle refuses the file as aborted', async () => {
    expect(await parsePhoneDat(sound, undefined, AbortSignal.abort())).toMatchObject({ problem: { code: 'aborted' } });
    const stop = new AbortController();
    const parsed = await parsePhoneDat(writePhoneDat(largePhoneDat(450_000)), () => stop.abort(), stop.signal);
    expect(parsed).toMatchObject({ problem: { code: 'aborted' } });
  });
});
