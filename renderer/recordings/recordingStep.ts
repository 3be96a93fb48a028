import { isConnected, type Call } from '../../shared/calls/call.ts';
import type { ConsoleState } from '../../shared/ipc/consoleState.ts';
import { recordedCallOf } from '../../shared/recordings/recordedCallOf.ts';
import { decideRecording } from '../../shared/recordings/decideRecording.ts';

/** What the recording of a call is doing, and what can be done about it. `may` is the command; null = nothing. */
export interface RecordingStep {
  readonly is: 'off' | 'on' | 'paused';
  readonly may: 'recording:start' | 'recording:pause' | 'recording:resume' | null;
}

/** Pure. */
export function recordingStep({ preferences, recordingRules }: Pick<ConsoleState, 'preferences' | 'recordingRules'>, call: Call | undefined): RecordingStep {
  if (call === undefined) return { is: 'off', may: null };
  const connected = isConnected(call);
  if (connected && call.recordingPausedAt !== null) return { is: 'paused', may: 'recording:resume' };
  if (call.recording) return { is: 'on', may: connected ? 'recording:pause' : null };
  const byHand = connected && preferences.recordCalls && decideRecording(recordingRules, recordedCallOf(call)).record === 'onDemand';
  return { is: 'off', may: byHand ? 'recording:start' : null };
}
