import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoOutput, demoResultOf, type DemoReport } from '../../../electron/platforms/practice/demoReport.ts';
import { demoScript } from '../../../electron/platforms/practice/demoScript.ts';
import type { DemoSeat } from '../../../electron/platforms/practice/demoSeat.ts';
import { runDemo } from '../../../electron/platforms/practice/runDemo.ts';
import { demoSeatOnPhone } from './fakes/demoSeatOnPhone.ts';
import { openPracticeSeat, type PracticeSeat } from './fakes/practiceSeat.ts';

let seat: PracticeSeat;
beforeEach(async () => {
  seat = openPracticeSeat();
  await seat.untilRegistered();
});
afterEach(() => seat.close());

function run(flaws: Partial<DemoSeat> = {}, script = demoScript): Promise<DemoReport> {
  return runDemo({ seat: demoSeatOnPhone(seat, flaws), platform: seat.platform, pause: (ms) => seat.clock.advance(ms), script });
}

const firstCall = demoScript.slice(0, 1);

describe('the unattended demo', () => {
  it('goes through its whole script with the real phone', async () => {
    const report = await run();
    expect(report.problems).toEqual([]);
    expect(report.calls.map((call) => [call.problems, call.answered])).toEqual([[[], true], [[], false], [[], true], [[], true], [[], false], [[], true], [[], true]]);
    expect(demoResultOf(report)).toMatchObject({ demo: 'ok', screenshots: expect.arrayContaining(['customer-ringing.png', 'second-call-waiting.png', 'call-log.png']) });
    await seat.until('every call over', () => seat.platform.calls.length === 0);
    const outcomes = seat.eventsOf('callEnded').map((event) => event.outcome.kind);
    expect(outcomes).toEqual(['talked', 'cancelled', 'talked', 'talked', 'refused', 'talked', 'talked']);
  });

  it('ends its output with one line of JSON of exactly the promised shape', async () => {
    const output = demoOutput(await run({}, demoScript.slice(0, 2)));
    const lines = output.split('\n');
    expect(JSON.parse(lines.at(-1)!)).toEqual({
      demo: 'ok',
      calls: [
        { from: '13923812345', serviceNumber: '4008201234', area: '某地', ivrPath: '2 售后 › 1 维修 › 3 空调', popMs: 12.3, answered: true, recording: { seconds: 6, channels: 2 } },
        { from: '13510008888', serviceNumber: '4008201234', area: '某地', ivrPath: '2 售后 › 3 进度查询', popMs: 12.3, answered: false, recording: null },
      ],
      screenshots: ['customer-ringing.png', 'customer-talking.png', 'given-up-ringing.png', 'call-log.png'],
    });
    expect(lines.slice(0, -1).join('\n')).toContain('A caller gives up');
  });

  it.each<[string, Partial<DemoSeat>, RegExp]>([
    ['the pop is never painted', { popPaintedMs: async () => null }, /no pop was painted/],
    ['nothing is recorded', { recordingOf: async () => null }, /has no recording/],
    ['only one voice is recorded', { recordingOf: async () => ({ seconds: 6, channels: 1 }) }, /1 channels instead of two/],
    ['the recording is cut short', { recordingOf: async () => ({ seconds: 1, channels: 2 }) }, /only 1 s of 6 s/],
    ['answering fails', { answer: async () => Promise.reject(new Error('no media')) }, /no media/],
    ['hanging up does nothing', { hangUp: async () => undefined }, /waited for ended/],
    ['the screen cannot be photographed', { screenshot: async () => Promise.reject(new Error('no display')) }, /no display/],
  ])('fails when %s', async (_what, flaws, problem) => {
    const report = await run(flaws, firstCall);
    expect(demoResultOf(report).demo).toBe('failed');
    expect(demoOutput(report)).toMatch(problem);
  });

  it('fails when the seat shows something else than was sent', async () => {
    const honest = demoSeatOnPhone(seat);
    const lie = (changes: object) => ({ recordingOf: honest.recordingOf, calls: () => honest.calls().map((call) => ({ ...call, ...changes })) });
    const report = await run(lie({ from: '13900000000', serviceNumber: '4000000000', area: '', ivrPath: '2 售后' }), firstCall);
    expect(report.calls[0]!.problems).toEqual(['shows another 400 number than the one called', 'shows another caller', 'shows no area', 'lacks "维修" in the IVR path', 'lacks "空调" in the IVR path']);
  });

  it('fails when no call was made at all', async () => {
    expect(demoResultOf(await run({}, [])).demo).toBe('failed');
  });

  it('goes on with the next call when one goes wrong, and leaves none behind', async () => {
    let first = true;
    const honest = demoSeatOnPhone(seat);
    const report = await run({
      answer: async (callId) => {
        if (!first) return honest.answer(callId);
        first = false;
        throw new Error('once');
      },
    }, demoScript.slice(0, 2));
    expect(report.problems).toEqual([`${demoScript[0]!.title}: once`]);
    expect(report.calls[1]).toMatchObject({ answered: false, problems: [] });
    await seat.until('every call over', () => seat.platform.calls.length === 0);
  });

  it('fails when no seat is registered', async () => {
    await seat.phone.stop();
    const report = await run({}, firstCall);
    expect(report.problems).toEqual([`${firstCall[0]!.title}: the platform did not ring: noSeatRegistered`]);
  });
});
