import type { CallQuality } from '../../../shared/calls/callQuality.ts';
import { summariseQuality, type AlarmSpan } from '../../../shared/calls/summariseQuality.ts';
import type { CallChange } from '../../calls/callChange.ts';
import type { SeatParts } from '../seatParts.ts';

/** Seconds kept per call; of longer ones the oldest half is thinned out, so that memory does not grow with the talk. */
const mostSeconds = 7_200;

interface Measured {
  seconds: CallQuality[];
  alarms: AlarmSpan[];
}

/** Gathers each call's quality and hands its summary to the store at the end. */
export class CallQualityKeeper {
  private readonly calls = new Map<string, Measured>();
  private readonly parts: SeatParts;

  constructor(parts: SeatParts) {
    this.parts = parts;
  }

  measured(callId: string, quality: CallQuality): void {
    const call = this.calls.get(callId);
    if (!call) return;
    call.seconds.push(quality);
    if (call.seconds.length > mostSeconds) call.seconds = call.seconds.filter((_, index) => index % 2 === 0 || index > mostSeconds / 2);
  }

  readonly callChanged = ({ call, event }: CallChange): void => {
    const kept = this.calls.get(call.id);
    switch (event.kind) {
      case 'answered':
        this.calls.set(call.id, { seconds: [], alarms: [] });
        return;
      case 'mediaAlarmRaised':
        kept?.alarms.push({ kind: event.alarm, at: event.at, until: null });
        return;
      case 'mediaAlarmCleared':
        if (kept) kept.alarms = kept.alarms.map((alarm) => (alarm.kind === event.alarm && alarm.until === null ? { ...alarm, until: event.at } : alarm));
        return;
      case 'ended':
        if (kept) this.keep(call.id, kept, event.at);
        return;
      default:
    }
  };

  private keep(callId: string, { seconds, alarms }: Measured, endedAt: number): void {
    this.calls.delete(callId);
    if (seconds.length === 0 && alarms.length === 0) return;
    const { store, log } = this.parts.options;
    const quality = summariseQuality(seconds, alarms, endedAt);
    this.parts.writes.put({
      keep: async () => {
        await store.putCallQuality({ callId, quality });
        this.parts.figures.logChanged();
      },
      onFailed: (error) => log('the quality of a call could not be kept', error),
    });
  }
}
