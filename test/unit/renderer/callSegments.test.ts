import { beforeAll, describe, expect, test } from 'vitest';
import i18next from 'i18next';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import { callPhases, callSegments, sidePhases, totals } from '../../../renderer/callLog/callSegments.ts';
import { sipReasonText } from '../../../renderer/callLog/sipReason.ts';
import { startTexts } from '../../../renderer/texts/texts.ts';

const start = 1_000_000;
const at = (seconds: number) => start + seconds * 1000;
const call = { direction: 'incoming', startedAt: start, endedAt: at(100), queueWaitSeconds: 12 } as const;
const phases = (events: readonly CallEvent[], changes: Partial<typeof call> = {}) =>
  callSegments({ ...call, ...changes }, events).phases.map(({ phase, from, to }) => [phase, (from - start) / 1000, (to - start) / 1000]);
const ended = (seconds: number): CallEvent => ({ kind: 'ended', at: at(seconds), end: { by: 'remote', cause: 'hungUp' } });

describe('the line of a call', () => {
  test('shows the wait in the queue, the ringing, the talk, each hold and the transfer', () => {
    expect(phases([
      { kind: 'rang', at: at(1) }, { kind: 'answered', at: at(8) }, { kind: 'held', at: at(20), by: 'agent' }, { kind: 'held', at: at(22), by: 'remote' }, { kind: 'resumed', at: at(25), by: 'agent' },
      { kind: 'resumed', at: at(30), by: 'remote' }, { kind: 'conferenceJoined', at: at(40) }, { kind: 'conferenceLeft', at: at(50) }, { kind: 'transferRequested', at: at(60), how: 'blind', to: '8010' },
      { kind: 'transferFailed', at: at(65), problem: 'busy' }, ended(100),
    ])).toEqual([
      ['queued', -12, 0], ['ringing', 0, 8], ['talking', 8, 20], ['held', 20, 30], ['talking', 30, 40], ['conference', 40, 50], ['talking', 50, 60], ['transferring', 60, 65], ['talking', 65, 100],
    ]);
  });

  test('of a call that nobody answered is dialling and ringing only', () => {
    expect(phases([{ kind: 'dialled', at: at(0) }, { kind: 'rang', at: at(3) }, ended(30)], { direction: 'outgoing' as never, queueWaitSeconds: null as never, endedAt: at(30) })).toEqual([['dialling', 0, 3], ['ringing', 3, 30]]);
  });

  test('never goes backwards when the clock did, and leaves out a verdict that came later', () => {
    const events: CallEvent[] = [{ kind: 'answered', at: at(10) }, { kind: 'held', at: at(4), by: 'agent' }, { kind: 'resumed', at: at(20), by: 'agent' }, ended(12), { kind: 'surveyed', at: at(500), survey: { score: 5, outOf: 5, source: 'X' } }];
    const { from, to, phases: all } = callSegments({ ...call, endedAt: at(12) }, events);
    expect([from, to]).toEqual([at(-12), at(20)]);
    for (const segment of all) expect(segment.to).toBeGreaterThan(segment.from);
  });

  test('shows what was muted, recorded and left out of the recording', () => {
    const { muted, recorded } = callSegments(call, [
      { kind: 'answered', at: at(5) }, { kind: 'recordingStarted', at: at(6) }, { kind: 'muted', at: at(10) }, { kind: 'unmuted', at: at(15) }, { kind: 'recordingPaused', at: at(20) },
      { kind: 'recordingResumed', at: at(30), by: 'agent' }, ended(100),
    ]);
    expect(totals(muted)).toEqual([['muted', 5]]);
    expect(totals(recorded)).toEqual([['recorded', 84], ['recordingPaused', 10]]);
  });
});

describe('in words', () => {
  beforeAll(() => startTexts('zh-CN'));

  test('every phase has one', () => {
    for (const phase of [...callPhases, ...sidePhases]) expect(i18next.exists(`log.phase.${phase}`), phase).toBe(true);
  });

  test('so has every code: its own, or that of its class', () => {
    expect(sipReasonText(i18next.t, 486)).toBe('对方忙（486）');
    expect(sipReasonText(i18next.t, 487)).toContain('接通前已取消');
    expect(sipReasonText(i18next.t, 499)).toBe('请求没有被接受（499）');
    expect(sipReasonText(i18next.t, 599)).toBe('平台出错（599）');
    expect(sipReasonText(i18next.t, 16)).toBe('请求没有被接受（16）'.replace('请求没有被接受', i18next.t('sip.class.progress')));
    expect(sipReasonText(i18next.t, 999)).toBe('其他原因（999）');
    for (let code = 100; code < 700; code += 1) expect(sipReasonText(i18next.t, code)).not.toContain('sip.');
  });
});
