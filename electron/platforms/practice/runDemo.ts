import type { ScenarioName } from '../../../shared/practice/scenarioNames.ts';
import type { DemoCallReport, DemoReport } from './demoReport.ts';
import { demoPatience, demoScript, type DemoStep } from './demoScript.ts';
import type { DemoCall, DemoSeat } from './demoSeat.ts';
import { judgeCall, type Expected } from './judgeDemoCall.ts';
import type { RingResult } from './practicePlatform.ts';

/** What the demo is told and what comes of a step. */
export interface DemoOptions {
  readonly seat: DemoSeat;
  readonly platform: { ring(scenario: ScenarioName): RingResult };
  /** Resolves after this many milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** The whole script by default. */
  readonly script?: readonly DemoStep[];
}

/** Something did not come about: the step is over, the demo goes on with the next one. */
class StepFailed extends Error {}

/** A call that the demo has met, and what should have become of it. */
interface Met {
  readonly title: string;
  readonly callId: string;
  readonly expected: Expected;
  popMs: number | null;
}

const recordingPauseMs = 250;

/** Lives through the script at a running seat. Never rejects: what goes wrong is in the report. */
export async function runDemo(options: DemoOptions): Promise<DemoReport> {
  const { seat, platform, pause, script = demoScript } = options;
  const screenshots: string[] = [];
  const problems: string[] = [];
  const met: Met[] = [];

  const callOf = (callId: string): DemoCall | undefined => seat.calls().find((call) => call.callId === callId);

  async function picture(name: string): Promise<void> {
    screenshots.push(...(await seat.screenshot(name)));
  }

  async function state(callId: string, states: readonly DemoCall['state'][], deadlineMs: number): Promise<void> {
    const reached = await seat.waitFor((calls) => states.includes(calls.find((call) => call.callId === callId)?.state ?? 'dialling'), deadlineMs);
    if (!reached) throw new StepFailed(`waited for ${states.join(' or ')}, the call is ${callOf(callId)?.state ?? 'gone'}`);
  }

  async function arrival(scenario: ScenarioName, expected: Omit<Expected, 'scenario'>, title: string): Promise<Met> {
    const result = platform.ring(scenario);
    if (result.kind !== 'ringing') throw new StepFailed(`the platform did not ring: ${result.kind === 'refused' ? result.why : result.kind}`);
    const isIt = (call: DemoCall) => call.sipCallId === result.sipCallId;
    if (!(await seat.waitFor((calls) => calls.some(isIt), demoPatience.quickMs))) throw new StepFailed('the call never reached the seat');
    const arrived: Met = { title, callId: seat.calls().find(isIt)!.callId, expected: { ...expected, scenario }, popMs: null };
    met.push(arrived);
    arrived.popMs = await seat.popPaintedMs(arrived.callId);
    return arrived;
  }

  async function talk(callId: string, seconds: number, pictures?: string): Promise<void> {
    await seat.answer(callId);
    await state(callId, ['talking'], demoPatience.quickMs);
    await pause(seconds * 500);
    if (pictures !== undefined) await picture(pictures);
    await pause(seconds * 500);
  }

  async function end(callId: string): Promise<void> {
    await seat.hangUp(callId);
    await state(callId, ['ended'], demoPatience.quickMs);
  }

  async function incoming(step: Extract<DemoStep, { kind: 'incoming' }>): Promise<void> {
    const { act, title, pictures } = step;
    const answered = act.kind === 'answer' || act.kind === 'answerBoth';
    const talkSeconds = act.kind === 'answer' ? act.talkSeconds : act.kind === 'answerBoth' ? act.afterSeconds + act.talkSeconds : 0;
    const { callId } = await arrival(step.scenario, { answered, talkSeconds }, title);
    await picture(`${pictures}-ringing`);
    switch (act.kind) {
      case 'answer':
        await talk(callId, act.talkSeconds, `${pictures}-talking`);
        return end(callId);
      case 'letItRing':
        return state(callId, ['ended'], demoPatience.ringMs);
      case 'reject':
        await seat.reject(callId, act.how);
        return state(callId, ['ended'], demoPatience.quickMs);
      case 'answerBoth':
        await talk(callId, act.afterSeconds);
        return takeSecond(callId, act, pictures);
    }
  }

  async function takeSecond(firstId: string, act: { second: ScenarioName; talkSeconds: number }, pictures: string): Promise<void> {
    const second = await arrival(act.second, { answered: true, talkSeconds: act.talkSeconds }, 'The second call, taken while the first is held');
    await picture(`${pictures}-waiting`);
    await seat.hold(firstId);
    await state(firstId, ['held'], demoPatience.quickMs);
    await talk(second.callId, act.talkSeconds, `${pictures}-both`);
    await end(second.callId);
    await seat.resume(firstId);
    await state(firstId, ['talking'], demoPatience.quickMs);
    await end(firstId);
  }

  async function outgoing(step: Extract<DemoStep, { kind: 'outgoing' }>): Promise<void> {
    const callId = await seat.dial(step.number);
    met.push({ title: step.title, callId, expected: { answered: true, talkSeconds: step.talkSeconds, number: step.number }, popMs: null });
    await state(callId, ['talking'], demoPatience.ringMs);
    await pause(step.talkSeconds * 1_000);
    await picture(`${step.pictures}-talking`);
    await end(callId);
  }

  /** No call may run into the next step. */
  async function clearUp(): Promise<void> {
    for (const call of seat.calls()) {
      if (call.state === 'ended') continue;
      await seat.hangUp(call.callId).catch(() => undefined);
      await seat.waitFor((calls) => calls.find(({ callId }) => callId === call.callId)?.state === 'ended', demoPatience.quickMs);
    }
  }

  /** A recording is finished a moment after its call. */
  async function recordingOf(callId: string): ReturnType<DemoSeat['recordingOf']> {
    for (let waitedMs = 0; ; waitedMs += recordingPauseMs) {
      const recording = await seat.recordingOf(callId).catch(() => null);
      if (recording || waitedMs >= demoPatience.recordingMs) return recording;
      await pause(recordingPauseMs);
    }
  }

  for (const step of script) {
    try {
      await (step.kind === 'incoming' ? incoming(step) : outgoing(step));
    } catch (error) {
      problems.push(`${step.title}: ${error instanceof Error ? error.message : String(error)}`);
      await clearUp().catch((failure: unknown) => problems.push(`clearing up: ${String(failure)}`));
    }
  }
  await picture('call-log').catch((error: unknown) => problems.push(`call log: ${String(error)}`));

  const calls: DemoCallReport[] = [];
  for (const { title, callId, expected, popMs } of met) {
    const call = callOf(callId);
    if (!call) {
      problems.push(`${title}: the seat forgot the call`);
      continue;
    }
    const recording = call.answered ? await recordingOf(callId) : null;
    const { from, serviceNumber, area, ivrPath, answered } = call;
    const result = { from, serviceNumber, area, ivrPath, popMs: popMs === null ? null : Math.round(popMs * 10) / 10, answered, recording };
    calls.push({ title, ...result, problems: judgeCall(result, expected) });
  }
  return { calls, screenshots, problems };
}
