import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaLayer } from '../../../shared/areas/areaLayer.ts';
import { decodeAreaTable, encodeAreaTable } from '../../../shared/areas/areaTableFile.ts';
import { checkSum } from '../../../shared/areas/checkSum.ts';
import { firstSegment, segmentSpan } from '../../../shared/areas/segmentIndex.ts';

function sampleLayer(): AreaLayer {
  const segments = new Uint16Array(segmentSpan);
  segments[1381234 - firstSegment] = 1;
  segments[segmentSpan - 1] = 2;
  const guangdong = { zh: '广东', en: 'Guangdong' };
  const shenzhen = { zh: '深圳', en: 'Shenzhen' };
  return {
    name: 'any source 1',
    importedAt: 1_700_000_000_000,
    segmentCount: 2,
    entries: [
      { province: guangdong, city: shenzhen, areaCode: '0755', operatorType: 1 },
      { province: guangdong, city: { zh: '佛山', en: '佛山' }, areaCode: null, operatorType: 0 },
    ],
    landlines: [
      { areaCode: '0755', province: guangdong, city: shenzhen, alsoCities: [] },
      { areaCode: '029', province: { zh: '陕西', en: 'Shaanxi' }, city: { zh: '西安', en: "Xi'an" }, alsoCities: [{ zh: '咸阳', en: 'Xianyang' }, { zh: '某地', en: 'Any' }] },
    ],
    segments,
  };
}

const sound = encodeAreaTable(sampleLayer());

describe('an area table file', () => {
  it('gives back the layer it was written from', () => {
    const decoded = decodeAreaTable(sound);
    expect(decoded).toEqual({ ok: true, layer: sampleLayer() });
  });

  it('is read also from an odd place inside a larger buffer', () => {
    const shifted = new Uint8Array(sound.length + 3);
    shifted.set(sound, 3);
    expect(decodeAreaTable(shifted.subarray(3))).toEqual({ ok: true, layer: sampleLayer() });
  });

  it('with any byte changed is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(399), fc.nat(sound.length - 1)), fc.integer({ min: 1, max: 255 }), (position, change) => {
        const damaged = sound.slice();
        damaged[position] = (damaged[position] ?? 0) ^ change;
        expect(decodeAreaTable(damaged).ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('cut anywhere, lengthened or empty is refused', () => {
    for (const length of [0, 7, 8, 19, 20, 100, sound.length - 4, sound.length - 1]) expect(decodeAreaTable(sound.subarray(0, length)).ok).toBe(false);
    const longer = new Uint8Array(sound.length + 4);
    longer.set(sound);
    expect(decodeAreaTable(longer)).toMatchObject({ problem: { code: 'damaged' } });
  });

  it('says what is wrong with it', () => {
    expect(decodeAreaTable(new TextEncoder().encode('SQLite format 3\0 and more'))).toMatchObject({ problem: { code: 'notAreaTable' } });
    const future = sound.slice();
    future[8] = 9;
    expect(decodeAreaTable(future)).toMatchObject({ problem: { code: 'wrongVersion' } });
    const odd = sound.slice();
    odd[odd.length - 1] = 7;
    expect(decodeAreaTable(odd)).toMatchObject({ problem: { code: 'damaged', detail: 'check sum differs' } });
  });

  it('with a right check sum but another shape inside is refused', () => {
    const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset);
    const altered = sound.slice();
    altered[20] = '['.charCodeAt(0);
    view(altered).setUint32(16, checkSum(new Uint32Array(altered.buffer, 20)), true);
    expect(decodeAreaTable(altered)).toMatchObject({ problem: { code: 'damaged', detail: 'header has another shape' } });
  });
});
