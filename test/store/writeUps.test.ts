import { describe, expect, test } from 'vitest';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { QualitySummary } from '../../shared/calls/qualitySummary.ts';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import type { Disposition } from '../../shared/dispositions/disposition.ts';
import { anyCall, anyImportedCall, anyTime, foundCalls, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

const unknownCall = expect.objectContaining({ code: 'unknownCall' });

function append(ask: DirectStore, callId: string, first: number, ...events: CallEvent[]): void {
  ask.appendCallEvents({ callId, events: events.map((event, index) => ({ sequence: first + index, event })) });
}

const ended: CallEvent = { kind: 'ended', at: anyTime + 60_000, end: { by: 'remote', cause: 'hungUp' } };

describe('the quality of a call', () => {
  const quality: QualitySummary = {
    mosAverage: 4.13, mosWorst: 2.9, lossFraction: 0.012, jitterMs: 7.5, roundTripMs: null, codec: 'PCMA/8000', curve: [4.2, null, 2.9, 4.2],
    alarms: [{ kind: 'noPacketsIn', at: anyTime + 3000, forMs: 2200 }],
  };

  test('is read back whole, and its average is in the log', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    ask.beginCall(anyCall({ callId: 'b', startedAt: anyTime + 1 }));
    ask.putCallQuality({ callId: 'a', quality });
    expect(ask.getCallQuality({ callId: 'a' })).toEqual(quality);
    expect(ask.getCallQuality({ callId: 'b' })).toBeNull();
    expect(ask.searchCallLog({ text: '', from: null, until: null, limit: 9, cursor: null }).entries.map(({ mos }) => mos)).toEqual([null, 4.13]);
    expect(ask.getCall({ callId: 'a' })?.entry.mos).toBe(4.13);
  });

  test('is what was put last, and may be unknown', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    ask.putCallQuality({ callId: 'a', quality });
    ask.putCallQuality({ callId: 'a', quality: { ...quality, mosAverage: null } });
    expect(ask.getCall({ callId: 'a' })?.entry.mos).toBeNull();
    expect(ask.getCallQuality({ callId: 'a' })?.mosAverage).toBeNull();
    expect(() => ask.putCallQuality({ callId: 'x', quality })).toThrow(unknownCall);
  });
});

describe('a write-up', () => {
  const disposition: Disposition = { reason: 'repair', result: 'sent', followUp: 'callBack', note: '客户要求周三上门' };

  test('is kept with its ids, and its text is found by a search', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    expect(ask.getDisposition({ callId: 'a' })).toBeNull();
    ask.keepDisposition({ callId: 'a', disposition, text: '空调报修 › 已派单', at: anyTime });
    expect(ask.getDisposition({ callId: 'a' })).toEqual(disposition);
    expect(ask.getCall({ callId: 'a' })?.entry.disposition).toBe('空调报修 › 已派单');
    expect(foundCalls(ask, { text: '派单' })).toEqual(['a']);
  });

  test('changed later is found by its new text only, and can be kept twice', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a' }));
    ask.keepDisposition({ callId: 'a', disposition, text: '空调报修', at: anyTime });
    for (const _again of [1, 2]) ask.keepDisposition({ callId: 'a', disposition: { ...disposition, reason: null, result: null }, text: '打错', at: anyTime + 1 });
    expect(ask.getDisposition({ callId: 'a' })).toEqual({ ...disposition, reason: null, result: null });
    expect(foundCalls(ask, { text: '空调' })).toEqual([]);
    expect(foundCalls(ask, { text: '打错' })).toEqual(['a']);
    expect(ask.stats(null).rows.callDisposition).toBe(1);
    expect(() => ask.keepDisposition({ callId: 'x', disposition, text: '', at: 0 })).toThrow(unknownCall);
  });
});

describe('a verdict of the caller', () => {
  const survey: SurveyResult = { score: 4, outOf: 5, source: 'X-Survey-Score' };

  test('goes to the newest call of its SIP Call-ID, after all events that main may still send', () => {
    const { ask } = openForTest();
    ask.importCalls([anyImportedCall({ callId: 'older', sipCallId: 's@x', startedAt: anyTime - 1000 })]);
    ask.beginCall(anyCall({ callId: 'a', sipCallId: 's@x' }));
    append(ask, 'a', 0, { kind: 'rang', at: anyTime }, ended);
    expect(ask.keepSurvey({ sipCallId: 's@x', survey, at: anyTime + 90_000 })).toBe('a');
    append(ask, 'a', 2, { kind: 'recordingStopped', at: anyTime + 61_000 });
    const detail = ask.getCall({ callId: 'a' });
    expect(detail?.events.map(({ event }) => event.kind)).toEqual(['rang', 'ended', 'recordingStopped', 'surveyed']);
    expect(detail?.events.at(-1)?.event).toEqual({ kind: 'surveyed', at: anyTime + 90_000, survey });
    expect(detail?.entry).toMatchObject({ surveyScore: 4, result: 'missed', endedAt: anyTime + 60_000 });
    expect(ask.getCall({ callId: 'older' })?.entry.surveyScore).toBeNull();
  });

  test('told twice is one event, also when main had it from the dialog; another verdict takes its place in the log', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a', sipCallId: 's@x' }));
    append(ask, 'a', 0, { kind: 'surveyed', at: anyTime + 1000, survey });
    expect(ask.getCall({ callId: 'a' })?.entry.surveyScore).toBe(4);
    for (const at of [2000, 3000]) expect(ask.keepSurvey({ sipCallId: 's@x', survey, at: anyTime + at })).toBe('a');
    expect(ask.getCall({ callId: 'a' })?.events).toHaveLength(1);
    for (const at of [4000, 4000]) ask.keepSurvey({ sipCallId: 's@x', survey: { ...survey, score: 1 }, at: anyTime + at });
    const detail = ask.getCall({ callId: 'a' });
    expect(detail?.events).toHaveLength(2);
    expect(detail?.entry.surveyScore).toBe(1);
  });

  test('that came last counts, also when main repeats an earlier one after a crash', () => {
    const { ask } = openForTest();
    ask.beginCall(anyCall({ callId: 'a', sipCallId: 's@x' }));
    append(ask, 'a', 0, { kind: 'surveyed', at: anyTime + 1000, survey });
    ask.keepSurvey({ sipCallId: 's@x', survey: { ...survey, score: 1 }, at: anyTime + 4000 });
    append(ask, 'a', 0, { kind: 'surveyed', at: anyTime + 1000, survey });
    expect(ask.getCall({ callId: 'a' })?.entry.surveyScore).toBe(1);
  });

  test('of a call that is not known is nobody\'s', () => {
    const { ask } = openForTest();
    ask.importCalls([anyImportedCall({ callId: 'no SIP', sipCallId: '' })]);
    for (const sipCallId of ['gone@x', '']) expect(ask.keepSurvey({ sipCallId, survey, at: anyTime })).toBeNull();
    expect(ask.stats(null).rows.callEvent).toBe(0);
  });
});

test('a call is found by its SIP Call-ID, the newest when a platform uses one twice', () => {
  const { ask } = openForTest();
  ask.beginCall(anyCall({ callId: 'a', sipCallId: 's@x' }));
  ask.beginCall(anyCall({ callId: 'b', sipCallId: 's@x', startedAt: anyTime + 1 }));
  expect(ask.findCallBySipCallId({ sipCallId: 's@x' })).toEqual(ask.getCall({ callId: 'b' })?.entry);
  expect(ask.findCallBySipCallId({ sipCallId: 'S@x' })).toBeNull();
});

test('transfers, conferences and alarms are kept as they happened, and the end says what became of the caller', () => {
  const { ask } = openForTest();
  ask.beginCall(anyCall({ callId: 'a' }));
  const events: CallEvent[] = [
    { kind: 'rang', at: anyTime },
    { kind: 'answered', at: anyTime + 1000 },
    { kind: 'mediaAlarmRaised', at: anyTime + 2000, alarm: 'silenceIn' },
    { kind: 'mediaAlarmCleared', at: anyTime + 3000, alarm: 'silenceIn' },
    { kind: 'conferenceJoined', at: anyTime + 4000 },
    { kind: 'conferenceLeft', at: anyTime + 5000 },
    { kind: 'transferRequested', at: anyTime + 6000, how: 'consult', to: '8002' },
    { kind: 'transferProgressed', at: anyTime + 7000, sipCode: 180 },
    { kind: 'transferFailed', at: anyTime + 8000, problem: 'busy', sipCode: 486 },
    { kind: 'transferRequested', at: anyTime + 9000, how: 'blind', to: '8003' },
    { kind: 'transferred', at: anyTime + 10_000 },
    { kind: 'ended', at: anyTime + 11_000, end: { by: 'agent', cause: 'transferred' } },
  ];
  append(ask, 'a', 0, ...events);
  const detail = ask.getCall({ callId: 'a' });
  expect(detail?.events.map(({ event }) => event)).toEqual(events);
  expect(detail?.entry).toMatchObject({ result: 'answered', endCause: 'transferred', talkSeconds: 10 });
});

test('a call that was sent on is neither answered nor missed in the figures of the day', () => {
  const { ask } = openForTest();
  ask.beginCall(anyCall({ callId: 'a' }));
  append(ask, 'a', 0, { kind: 'rang', at: anyTime }, { kind: 'redirected', at: anyTime + 1, to: '8002', because: 'busy' }, { ...ended, end: { by: 'agent', cause: 'redirected', sipCode: 302 } });
  expect(ask.getCall({ callId: 'a' })?.entry.result).toBe('forwarded');
  expect(foundCalls(ask, { results: ['missed'] })).toEqual([]);
  expect(foundCalls(ask, { results: ['answered'] })).toEqual([]);
  expect(ask.countDay({ from: anyTime, until: anyTime + 1, agent: null })).toMatchObject({ offered: 1, answered: 0, missed: 0 });
});
