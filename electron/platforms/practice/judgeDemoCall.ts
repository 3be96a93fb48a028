import type { ScenarioName } from '../../../shared/practice/scenarioNames.ts';
import type { DemoCallResult } from './demoReport.ts';
import { scenarioNamed } from './scenarios/scenarios.ts';

/** What should have become of a call. `scenario` for incoming calls, `number` for outgoing ones. */
export interface Expected {
  readonly scenario?: ScenarioName;
  readonly number?: string;
  readonly answered: boolean;
  readonly talkSeconds: number;
}

/** A recording may begin this much after the answer, or lack this much at its end. */
const recordingSlackSeconds = 2;

/** Compares a call with what the platform sent and the agent did. Empty when all is well. */
export function judgeCall(call: DemoCallResult, expected: Expected): string[] {
  const problems: string[] = [];
  const demand = (holds: boolean, problem: string) => {
    if (!holds) problems.push(problem);
  };
  demand(call.answered === expected.answered, expected.answered ? 'was not answered' : 'was answered');
  if (expected.answered) {
    demand(call.recording !== null, 'has no recording');
    demand(call.recording === null || call.recording.channels === 2, `was recorded in ${call.recording?.channels} channels instead of two`);
    demand(call.recording === null || call.recording.seconds >= expected.talkSeconds - recordingSlackSeconds, `only ${call.recording?.seconds} s of ${expected.talkSeconds} s were recorded`);
  } else {
    demand(call.recording === null, 'was recorded without an answer');
  }
  if (expected.number !== undefined) demand(sameNumber(call.from, expected.number), 'shows another number than the one dialled');
  if (expected.scenario !== undefined) problems.push(...judgeFacts(call, expected.scenario));
  return problems;
}

function judgeFacts(call: DemoCallResult, name: ScenarioName): string[] {
  const { caller, serviceNumber, ivrPath } = scenarioNamed(name);
  const problems: string[] = [];
  if (call.popMs === null) problems.push('no pop was painted');
  if (!sameNumber(call.serviceNumber, serviceNumber)) problems.push('shows another 400 number than the one called');
  if (caller.kind === 'number' && !sameNumber(call.from, caller.sent)) problems.push('shows another caller');
  if (caller.kind === 'number' && call.area === '') problems.push('shows no area');
  for (const { key, label } of ivrPath) {
    if (!call.ivrPath.includes(label ?? key)) problems.push(`lacks "${label ?? key}" in the IVR path`);
  }
  return problems;
}

/** Numbers may be shown grouped, with or without the country code. */
function sameNumber(shown: string, sent: string): boolean {
  const digits = (text: string) => text.replace(/\D/gu, '').replace(/^0+/u, '').replace(/^86(?=\d{10,11}$)/u, '');
  return digits(shown) === digits(sent) && digits(sent) !== '';
}
