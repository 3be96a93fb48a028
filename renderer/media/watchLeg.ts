import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import { QualityMeter, readLevels, type StatsReport } from './measureQuality.ts';

export interface LegMeasures {
  levels(levels: MediaLevels): void;
  quality(quality: CallQuality): void;
}

const levelMs = 100;
const levelsPerQuality = 10;

/** Reads a connected leg's statistics ten times a second: levels each time, quality every tenth. Returns the end. */
export function watchLeg(peer: RTCPeerConnection, measures: LegMeasures): () => void {
  const meter = new QualityMeter();
  let turn = 0;
  let reading = false;
  const timer = setInterval(() => {
    if (reading || peer.connectionState !== 'connected') return;
    reading = true;
    void peer.getStats().then(
      (report) => {
        reading = false;
        const stats = report as unknown as StatsReport;
        measures.levels(withSilentPlayback(readLevels(stats), peer));
        turn += 1;
        if (turn % levelsPerQuality === 0) measures.quality(meter.read(stats, Date.now()));
      },
      () => {
        reading = false;
      },
    );
  }, levelMs);
  return () => clearInterval(timer);
}

/** With playback at volume 0 the statistics show no level; the far side's own word for it (RFC 6464) does. */
function withSilentPlayback(levels: MediaLevels, peer: RTCPeerConnection): MediaLevels {
  if (levels.remote > 0) return levels;
  const [source] = peer.getReceivers()[0]?.getSynchronizationSources() ?? [];
  return { ...levels, remote: source?.audioLevel ?? 0 };
}
