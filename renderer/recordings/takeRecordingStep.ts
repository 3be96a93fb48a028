import { send } from '../bridge/send.ts';
import { currentState, focusedCall } from '../stores/consoleStore.ts';
import { recordingStep } from './recordingStep.ts';

/** Starts, pauses or resumes the recording of the focused call, whichever can be done now. */
export function takeRecordingStep(): void {
  const state = currentState();
  const call = state ? focusedCall(state)?.call : undefined;
  if (!state || !call) return;
  const { may } = recordingStep(state, call);
  if (may !== null) void send(may, { callId: call.id });
}
