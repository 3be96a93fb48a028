import type { AudioDevices } from '../../../shared/media/audioDevices.ts';
import type { AgentPeriod } from '../../../shared/queues/agentState.ts';
import { valueOf } from '../../../shared/calls/reading.ts';
import { isRequired } from '../../../shared/dispositions/dispositionRules.ts';
import { rulesInForce } from '../../../shared/settings/companyRules.ts';
import { systemTimer } from '../../calls/timer.ts';
import { AgentDesk } from '../../queues/agentDesk.ts';
import { AgentPeriods } from '../../queues/agentPeriods.ts';
import { deviceSignature } from '../../queues/chosenDevices.ts';
import { PlatformPresence } from '../../queues/platformPresence.ts';
import { ReadinessGate } from '../../queues/readinessGate.ts';
import { WithheldRegistration } from '../../queues/withheldRegistration.ts';
import { localDay } from '../dayFigures.ts';
import type { SeatParts } from '../seatParts.ts';
import { agentOf } from '../agentOf.ts';

/** The agent's state as the seat's other parts drive it. */
export interface SeatAgent extends Pick<
  AgentDesk,
  'begin' | 'callChanged' | 'choose' | 'extendWrapUp' | 'finishWrapUp' | 'layAside' | 'writtenUp' | 'isInWrapUp' | 'checkReadiness' | 'close'
> {
  registrationChanged(): void;
  devicesChanged(devices: AudioDevices): void;
  preferencesChanged(): void;
  /** True from the end of a conversation until its write-up is done, also while a call interrupts that. */
  readonly isWritingUp: boolean;
  /** Today's states, oldest first. */
  shift(): readonly AgentPeriod[];
}

/** Makes the agent of a seat, with the company's rules for breaks and write-ups. */
export function openSeatAgent(parts: SeatParts): SeatAgent {
  const { publisher, notices, preferences, platform, store, media, now, log, onAgent } = parts.options;
  const setTimer = systemTimer;
  /** Until the seat is told of a change it has what the program knows. */
  let told: AudioDevices | undefined;
  const devices = () => told ?? publisher.current.devices;
  publisher.change(rulesInForce(platform.seat ?? null));
  const isRegistered = () => publisher.current.registration.kind === 'registered';
  const withheld = new WithheldRegistration({
    phone: () => parts.phone,
    registration: () => publisher.current.registration,
    takenOver: () => publisher.current.takenOver !== null,
    state: () => publisher.current.agent,
    setTimer,
  });
  const gate = new ReadinessGate({
    phone: () => parts.phone,
    media,
    registered: isRegistered,
    bringUp: () => withheld.bringUp(),
    letGo: () => withheld.letGo(),
    serverName: () => publisher.current.servers.current || (platform.seat?.server ?? ''),
    devices,
    choice: () => preferences().devices,
    onChange: (readiness) => publisher.change({ readiness }),
    now, setTimer,
  });
  const periods = new AgentPeriods({
    store,
    agent: agentOf(platform),
    dayBegin: (moment) => localDay(moment).from,
    onFailed: (error) => log('time in state could not be written', error),
    now, setTimer,
  });
  const desk = new AgentDesk({
    rules: () => preferences(),
    // A newcomer's machine may have no sound at all, and a practice caller waits for nobody.
    soundRequired: platform.mode === 'live',
    gate,
    deviceSignature: () => deviceSignature(devices(), preferences().devices),
    presence: new PlatformPresence({
      publish: async (state) => parts.phone?.publish(state),
      onRefused: (error) => {
        log('the platform refused the agent state', error);
        if (isRegistered()) notices.add('warning', 'agentStateRefused');
      },
      setTimer,
    }),
    periods,
    phone: () => parts.phone,
    isRequired: (call) => isRequired(publisher.current.dispositionRules, valueOf(call.facts.queue)),
    onState: (agent) => {
      const before = publisher.current.agent.kind;
      publisher.change({ agent });
      if (agent.kind !== before) onAgent(agent.kind);
    },
    onDone: (callIds) => callIds.forEach((callId) => parts.board.dismiss(callId)),
    tell: (notice) => notices.add(notice.level, notice.key, 'values' in notice ? notice.values : {}),
    now, setTimer,
  });
  return {
    begin: () => desk.begin(),
    callChanged: desk.callChanged,
    choose: (state) => desk.choose(state),
    extendWrapUp: (seconds) => desk.extendWrapUp(seconds),
    finishWrapUp: () => desk.finishWrapUp(),
    layAside: (callId) => desk.layAside(callId),
    writtenUp: (callId) => desk.writtenUp(callId),
    isInWrapUp: (callId) => desk.isInWrapUp(callId),
    get isWritingUp() {
      return desk.isWritingUp;
    },
    checkReadiness: () => desk.checkReadiness(),
    close: () => desk.close(),
    shift: () => periods.shift,
    registrationChanged: () => desk.registrationChanged(withheld.isStanding),
    devicesChanged: (changed) => {
      told = changed;
      desk.devicesChanged();
    },
    preferencesChanged: () => desk.devicesChanged(),
  };
}
