import { headsetCommand, headsetState } from '../../calls/headsetCommands.ts';
import type { CallChangeListener } from '../../calls/callChange.ts';
import type { HeadsetButton } from '../../calls/media.ts';
import type { SeatParts } from '../seatParts.ts';
import { assertNever } from '../../../shared/kernel/assertNever.ts';

/** Shows the calls on the headset's lamps. */
export function showOnHeadset({ options, ...parts }: Pick<SeatParts, 'options'> & { readonly desk: () => SeatParts['desk'] }): CallChangeListener {
  let shown = '';
  return () => {
    const state = headsetState(parts.desk().calls);
    const now = JSON.stringify(state);
    if (now === shown) return;
    shown = now;
    options.media.showOnHeadset(state);
  };
}

/** Does what a press of a headset button means. */
export function headsetPressed({ desk, options }: SeatParts, button: HeadsetButton): void {
  const command = headsetCommand(button, desk.calls);
  if (!command) return;
  const run = async (): Promise<void> => {
    switch (command.kind) {
      case 'answer': return desk.answer(command.callId);
      case 'resume': return desk.resume(command.callId);
      case 'hangUp': return desk.hangUp(command.callId);
      case 'endConference': return desk.endConference();
      case 'reject': return desk.reject(command.callId, 'decline');
      case 'mute': return desk.setMuted(command.callId, command.muted);
      default: return assertNever(command);
    }
  };
  run().catch((error: unknown) => options.log(`the headset's ${button} could not be obeyed`, error));
}
