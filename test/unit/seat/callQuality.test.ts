import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { CallChange } from '../../../electron/calls/callChange.ts';
import { WaitingWrites } from '../../../electron/calls/waitingWrites.ts';
import { CallQualityKeeper } from '../../../electron/seat/parts/callQuality.ts';
import type { StoreClient } from '../../../electron/store/storeApi.ts';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import type { CallQuality } from '../../../shared/calls/callQuality.ts';
import type { QualitySummary } from '../../../shared/calls/qualitySummary.ts';
import { anyCall } from '../../fakes/fakeBridge.ts';
import { theseParts } from './parts.ts';

const second = (at: number, mos = 4): CallQuality => ({ at, roundTripMs: 40, jitterMs: 3, lossFraction: 0, packetsIn: 50, packetsOut: 50, codec: 'opus', mos });

function openKeeper(fails = false) {
  const kept: { readonly callId: string; readonly quality: QualitySummary }[] = [];
  const logged: string[] = [];
  let counted = 0;
  const store = { putCallQuality: (argument: (typeof kept)[number]) => (fails ? Promise.reject(new Error('disk full')) : Promise.resolve(void kept.push(argument))) } as unknown as StoreClient;
  const keeper = new CallQualityKeeper(theseParts({ writes: new WaitingWrites(), figures: { logChanged: () => { counted += 1; } } as never }, { store, log: (message) => void logged.push(message) }));
  const call = anyCall();
  const happens = (event: CallEvent) => keeper.callChanged({ call, event, sequence: 1 } as CallChange);
  return { keeper, kept, logged, call, happens, counted: () => counted };
}

const end: CallEvent = { kind: 'ended', at: 9_000, end: { by: 'remote', cause: 'hungUp' } };

describe('the quality of a call', () => {
  test('is handed to the store once, at the end, with what was wrong meanwhile', async () => {
    const { keeper, kept, call, happens, counted } = openKeeper();
    happens({ kind: 'answered', at: 1_000 });
    keeper.measured(call.id, second(2_000, 4));
    happens({ kind: 'mediaAlarmRaised', at: 3_000, alarm: 'noPacketsIn' });
    keeper.measured(call.id, second(3_000, 2));
    happens({ kind: 'mediaAlarmCleared', at: 5_000, alarm: 'noPacketsIn' });
    happens(end);
    await Promise.resolve();
    expect(kept).toMatchObject([{ callId: call.id, quality: { mosAverage: 3, mosWorst: 2, curve: [4, 2], alarms: [{ kind: 'noPacketsIn', at: 3_000, forMs: 2_000 }] } }]);
    expect(counted()).toBe(1);
  });

  test('is nothing for a call that was never answered or measured', () => {
    const { keeper, kept, call, happens } = openKeeper();
    keeper.measured(call.id, second(1_000));
    happens(end);
    happens({ kind: 'answered', at: 1_000 });
    happens(end);
    expect(kept).toEqual([]);
  });

  test('of a very long call keeps its whole course in bounded memory', async () => {
    const { keeper, kept, call, happens } = openKeeper();
    happens({ kind: 'answered', at: 0 });
    for (let index = 0; index < 20_000; index += 1) keeper.measured(call.id, second(index * 1_000, index < 200 ? 1.5 : 4));
    happens(end);
    await Promise.resolve();
    expect(kept[0]?.quality.curve).toHaveLength(60);
    expect(kept[0]?.quality.curve[0]).toBeLessThan(4);
    expect(kept[0]?.quality.curve.every((step) => step !== null)).toBe(true);
  });

  test('that cannot be written is told in the log and troubles nobody', async () => {
    const { keeper, logged, call, happens } = openKeeper(true);
    happens({ kind: 'answered', at: 1_000 });
    keeper.measured(call.id, second(2_000));
    happens(end);
    await new Promise((resolve) => setImmediate(resolve));
    expect(logged).toHaveLength(1);
  });

  test('waits for a full disk behind the call that it belongs to', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const kept: string[] = [];
    let full = true;
    const keep = (what: string) => (full ? Promise.reject(Object.assign(new Error('full'), { code: 'diskFull' })) : Promise.resolve(void kept.push(what)));
    const writes = new WaitingWrites();
    const keeper = new CallQualityKeeper(theseParts({ writes, figures: { logChanged: () => {} } as never }, { store: { putCallQuality: () => keep('quality') } as never, log: () => {} }));
    const call = anyCall();
    writes.put({ keep: () => keep('call'), onFailed: () => {} });
    await vi.advanceTimersByTimeAsync(10);
    keeper.callChanged({ call, event: { kind: 'answered', at: 1_000 }, sequence: 1 } as CallChange);
    keeper.measured(call.id, second(2_000));
    keeper.callChanged({ call, event: end, sequence: 2 } as CallChange);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(kept).toEqual([]);
    full = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kept).toEqual(['call', 'quality']);
  });
});
