import { describe, expect, it } from 'vitest';
import { PacketMeter } from '../../../renderer/media/packetMeter.ts';
import type { StatsEntry } from '../../../renderer/media/measureQuality.ts';

const report = (inbound: Partial<StatsEntry>, sent = 0) =>
  new Map<string, StatsEntry>([
    ['in', { id: 'in', type: 'inbound-rtp', kind: 'audio', ...inbound }],
    ['out', { id: 'out', type: 'outbound-rtp', kind: 'audio', packetsSent: sent }],
  ]);

describe('the packet meter', () => {
  it('tells what came and went since the last reading', () => {
    const meter = new PacketMeter();
    meter.read(report({ packetsReceived: 10 }, 20));
    expect(meter.read(report({ packetsReceived: 35 }, 44))).toMatchObject({ packetsIn: 25, packetsOut: 24 });
  });

  it('counts a stream that began anew from nought', () => {
    const meter = new PacketMeter();
    meter.read(report({ packetsReceived: 500 }));
    expect(meter.read(report({ packetsReceived: 12 }))).toMatchObject({ packetsIn: 12 });
  });

  it('tells silence that the far side leaves out from packets that are lost', () => {
    const meter = new PacketMeter();
    meter.read(report({ packetsReceived: 10, totalSamplesReceived: 1_000, concealedSamples: 0 }));
    expect(meter.read(report({ packetsReceived: 10, totalSamplesReceived: 25_000, concealedSamples: 0 })).comfortNoise).toBe(true);
    expect(meter.read(report({ packetsReceived: 10, totalSamplesReceived: 49_000, concealedSamples: 24_000 })).comfortNoise).toBe(false);
    expect(new PacketMeter().read(report({ packetsReceived: 0, totalSamplesReceived: 24_000 })).comfortNoise).toBe(false);
  });
});
