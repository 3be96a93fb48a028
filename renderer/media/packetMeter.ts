import type { LegObservation } from '../../shared/media/findAlarm.ts';
import type { StatsReport } from './measureQuality.ts';

interface Counters {
  readonly received: number;
  readonly sent: number;
  readonly played: number;
  readonly concealed: number;
}

const nothing: Counters = { received: 0, sent: 0, played: 0, concealed: 0 };

/** Turns the counters since the call began (W3C webrtc-stats) into what happened since the last reading. */
export class PacketMeter {
  private before = nothing;

  read(report: StatsReport): Pick<LegObservation, 'packetsIn' | 'packetsOut' | 'comfortNoise'> {
    const now = { ...nothing };
    for (const entry of report.values()) {
      if ((entry.kind ?? 'audio') !== 'audio') continue;
      if (entry.type === 'outbound-rtp') now.sent += entry.packetsSent ?? 0;
      if (entry.type !== 'inbound-rtp') continue;
      now.received += entry.packetsReceived ?? 0;
      now.played += entry.totalSamplesReceived ?? 0;
      now.concealed += entry.concealedSamples ?? 0;
    }
    const { before } = this;
    this.before = now;
    // A stream that was replaced counts from nought again: what it has is what came.
    const since = (key: keyof Counters) => (now[key] >= before[key] ? now[key] - before[key] : now[key]);
    const packetsIn = since('received');
    return { packetsIn, packetsOut: since('sent'), comfortNoise: now.received > 0 && packetsIn === 0 && since('played') > 0 && since('concealed') === 0 };
  }
}
