import type { CallQuality, MediaLevels } from '../../shared/calls/callQuality.ts';
import type { MediaAlarmKind } from '../../shared/calls/mediaAlarm.ts';
import { findAlarm, newAlarmWatch } from '../../shared/media/findAlarm.ts';
import { QualityMeter, readLevels, type StatsReport } from './measureQuality.ts';
import { PacketMeter } from './packetMeter.ts';

export interface LegMeasures {
  levels(levels: MediaLevels): void;
  quality(quality: CallQuality): void;
  alarm(alarm: MediaAlarmKind | null): void;
}

/** Looks into the samples of both directions. */
export interface LegSound {
  /** The far side is heard on this stream from now on. */
  heard(stream: MediaStream): void;
  aliveIn(): boolean;
  aliveOut(): boolean;
  end(): void;
}

export interface WatchedLeg {
  readonly peer: RTCPeerConnection;
  readonly measures: LegMeasures;
  readonly sound: LegSound | undefined;
  readonly muted: () => boolean;
}

const lookMs = 100;
const looksPerObservation = 5;
const looksPerQuality = 10;

/**
 * Reads a leg's statistics ten times a second: levels each time, quality every tenth, and every fifth what an alarm is
 * judged by. Returns the end.
 */
export function watchLeg({ peer, measures, sound, muted }: WatchedLeg): () => void {
  const quality = new QualityMeter();
  const packets = new PacketMeter();
  let watch = newAlarmWatch;
  let turn = 0;
  let alive = { in: false, out: false };
  let reading = false;

  function observe(report: StatsReport): void {
    const { alarm: before, at: observedBefore } = watch;
    watch = findAlarm(watch, {
      at: performance.now(),
      ice: peer.iceConnectionState,
      ...expected(peer),
      ...packets.read(report),
      silentIn: !alive.in,
      silentOut: !alive.out,
      muted: muted(),
    });
    alive = { in: false, out: false };
    // An alarm that lasts is told again, since it may have begun before anybody could take it; the first word of a page
    // that took over ends an alarm of the one before.
    if (watch.alarm !== null || before !== null || observedBefore === null) measures.alarm(watch.alarm);
  }

  const timer = setInterval(() => {
    if (reading || peer.signalingState === 'closed') return;
    const connected = peer.connectionState === 'connected';
    if (!connected && !sound) return;
    turn += 1;
    if (sound) alive = { in: alive.in || sound.aliveIn(), out: alive.out || sound.aliveOut() };
    const observing = sound !== undefined && turn % looksPerObservation === 0;
    if (!connected && !observing) return;
    reading = true;
    void peer.getStats().then(
      (report) => {
        reading = false;
        const stats = report as unknown as StatsReport;
        if (connected) measures.levels(withSilentPlayback(readLevels(stats), peer));
        if (connected && turn % looksPerQuality === 0) measures.quality(quality.read(stats, Date.now()));
        if (observing) observe(stats);
      },
      () => {
        reading = false;
      },
    );
  }, lookMs);
  return () => clearInterval(timer);
}

/** What both sides agreed on. On hold only one of them sends, or neither; music is allowed and not asked for. */
function expected(peer: RTCPeerConnection): { readonly expectsIn: boolean; readonly expectsOut: boolean } {
  const agreed = peer.signalingState !== 'closed' && peer.getTransceivers().some(({ currentDirection }) => currentDirection === 'sendrecv');
  return { expectsIn: agreed, expectsOut: agreed };
}

/** With playback at volume 0 the statistics show no level; the far side's own word for it (RFC 6464) does. */
function withSilentPlayback(levels: MediaLevels, peer: RTCPeerConnection): MediaLevels {
  if (levels.remote > 0) return levels;
  const [source] = peer.getReceivers()[0]?.getSynchronizationSources() ?? [];
  return { ...levels, remote: source?.audioLevel ?? 0 };
}
