import type { CallDirection } from '../calls/call.ts';
import type { RecordingMode } from './recordingModes.ts';
import type { RecordingRule, RecordingRules } from './recordingRules.ts';

/** What decides about the recording of a call. */
export interface RecordedCall {
  readonly serviceNumber: string;
  readonly queue: string;
  readonly direction: CallDirection;
}

/** What the rules say about one call. `rule` is the index of the one that decided; null = the general one. */
export interface RecordingDecision {
  readonly record: RecordingMode;
  readonly keepDays: number | null;
  readonly rule: number | null;
}

function fits({ serviceNumber, queue, direction }: RecordingRule, call: RecordedCall): boolean {
  return (serviceNumber === null || serviceNumber === call.serviceNumber) && (queue === null || queue === call.queue) && (direction === null || direction === call.direction);
}

export function decideRecording({ rules, record, keepDays: days }: RecordingRules, call: RecordedCall): RecordingDecision {
  const index = rules.findIndex((rule) => fits(rule, call));
  const rule = rules[index];
  return rule === undefined ? { record, keepDays: days, rule: null } : { record: rule.record, keepDays: rule.keepDays, rule: index };
}
