import type { Readiness } from '../../../shared/queues/readiness.ts';
import type { AudioDevices } from '../../../shared/media/audioDevices.ts';
import type { ChosenAgentState } from '../../../shared/queues/agentState.ts';
import type { CallChangeListener } from '../../calls/callDesk.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import { agentStateKind, nextAgentState } from '../agentPresence.ts';
import type { SeatParts } from '../seatParts.ts';

/** The agent's state as the seat's other parts drive it. */
export interface SeatAgent {
  /** The last of the calls' listeners: the state follows what is on the lines. */
  readonly callChanged: CallChangeListener;
  registrationChanged(): void;
  /** A call was taken off the board. */
  callDismissed(callId: string): void;
  devicesChanged(devices: AudioDevices): void;
  preferencesChanged(): void;
  choose(state: ChosenAgentState): Promise<void>;
  extendWrapUp(seconds: number): void;
  finishWrapUp(): void;
  checkReadiness(): Promise<Readiness>;
  /** Ends the last period; nothing is heard of the agent afterwards. */
  close(): Promise<void>;
}

/** Makes the agent of a seat. */
export function openSeatAgent(parts: SeatParts): SeatAgent {
  const { publisher, now } = parts.options;
  let chosen: ChosenAgentState = { kind: 'idle' };
  const follow = (): void => {
    const { registration, agent: before } = publisher.current;
    const agent = nextAgentState(before, agentStateKind(registration, parts.desk.calls, chosen), now());
    if (agent === before) return;
    publisher.change({ agent });
    parts.options.onAgent(agent.kind);
  };
  return {
    callChanged: follow,
    registrationChanged: follow,
    callDismissed: follow,
    devicesChanged: () => {},
    preferencesChanged: () => {},
    choose: async (state) => {
      chosen = state;
      follow();
    },
    extendWrapUp: notYet,
    finishWrapUp: notYet,
    checkReadiness: notYet,
    close: async () => {},
  };
}

function notYet(): never {
  throw new IpcRefusal('notYet', 'Not built yet');
}
