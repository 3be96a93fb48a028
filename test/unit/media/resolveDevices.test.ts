import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveDevices } from '../../../shared/media/resolveDevices.ts';

const headset = { id: 'h', label: 'Headset' };
const desk = { id: 'd', label: 'Desk' };
const none = { microphone: null, speaker: null, ring: [] };

describe('devices in use', () => {
  it('are the defaults when nothing is chosen, the ring included', () => {
    expect(resolveDevices(none, { microphones: [headset], speakers: [headset] })).toMatchObject({ microphone: null, speaker: null, ring: [null], missing: [] });
  });

  it('ring where the voice is unless ring devices are chosen', () => {
    const plugged = { microphones: [], speakers: [headset, desk] };
    expect(resolveDevices({ ...none, speaker: desk }, plugged).ring).toEqual([desk]);
    expect(resolveDevices({ ...none, speaker: desk, ring: [headset, desk, headset] }, plugged).ring).toEqual([headset, desk]);
  });

  it('are known by their label when their id is another one', () => {
    const moved = { id: 'other socket', label: 'Headset' };
    expect(resolveDevices({ ...none, microphone: headset }, { microphones: [desk, moved], speakers: [] })).toMatchObject({ microphone: moved, missing: [] });
  });

  it('are told apart by their id when two have the same label', () => {
    const twin = { id: 'twin', label: 'Headset' };
    expect(resolveDevices({ ...none, speaker: twin }, { microphones: [], speakers: [headset, twin] }).speaker).toEqual(twin);
  });

  it('are not found by an empty label, as devices have before the microphone is allowed', () => {
    expect(resolveDevices({ ...none, speaker: { id: 'x', label: '' } }, { microphones: [], speakers: [{ id: 'y', label: '' }] })).toMatchObject({ speaker: null, missing: [{ id: 'x' }] });
  });

  it('are missed where another ring device does not stand for them', () => {
    const speakers = [desk];
    expect(resolveDevices({ microphone: headset, speaker: headset, ring: [] }, { microphones: [], speakers }).missed).toEqual({ microphone: headset, outputs: [headset] });
    expect(resolveDevices({ ...none, ring: [headset, desk] }, { microphones: [], speakers })).toMatchObject({ ring: [desk], missing: [headset], missed: { outputs: [] } });
    expect(resolveDevices({ ...none, ring: [headset] }, { microphones: [], speakers })).toMatchObject({ ring: [null], missed: { outputs: [headset] } });
  });

  it('are always plugged in or the default, and there is always one to ring', () => {
    const device = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), label: fc.constantFrom('', 'A', 'B') });
    const some = fc.uniqueArray(device, { selector: ({ id }) => id });
    fc.assert(fc.property(fc.option(device), fc.option(device), fc.array(device), some, some, (microphone, speaker, ring, microphones, speakers) => {
      const use = resolveDevices({ microphone, speaker, ring }, { microphones, speakers });
      expect(use.ring.length).toBeGreaterThan(0);
      expect([null, ...microphones]).toContain(use.microphone);
      for (const used of [use.speaker, ...use.ring]) expect([null, ...speakers]).toContain(used);
    }));
  });
});
