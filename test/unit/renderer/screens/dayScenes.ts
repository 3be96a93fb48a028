import type { CallView, ConsoleState } from '../../../../shared/ipc/consoleState.ts';
import type { PlatformServices } from '../../../../shared/calls/platformServices.ts';
import type { AgentPeriod, AgentStateKind } from '../../../../shared/queues/agentState.ts';
import type { Task } from '../../../../shared/tasks/task.ts';
import { defaultPreferences } from '../../../../shared/settings/seatSettings.ts';
import type { Preferences } from '../../../../shared/settings/seatSettings.ts';
import { missedLedger } from './missedAnswers.ts';
import { anyCallView, anyConsoleState } from '../../../fakes/fakeBridge.ts';
import { agentIn, ids, newCaller, now, ready, seat, seconds, talking, waiting, wang, wangLookUps } from './scenes.ts';

const minutes = 60 * seconds;
const hours = 60 * minutes;

const everyService: PlatformServices = { consultTransfer: true, park: true, groupPickUp: true, directedPickUp: true, conferenceRoom: true, shownNumber: true, forwardingAtPlatform: true, wrapUpCalls: 'passedOver' };

const speedDials: Preferences['speedDials'] = [
  { label: '售后班长', number: '8010' }, { label: '技术支持', number: '8020' }, { label: '财务', number: '8031' }, { label: '深圳仓库', number: '0755-86123456' },
];

const jabra = { id: 'jabra', label: 'Jabra Evolve2 30' };
const devices: ConsoleState['devices'] = {
  microphones: [jabra, { id: 'built-in', label: '内置麦克风 (Realtek)' }], speakers: [jabra, { id: 'monitor', label: 'DELL U2723QE (HDMI)' }],
  microphoneInUse: jabra.label, speakerInUse: jabra.label, ringInUse: [jabra.label], missing: [],
};

/** A morning: [state, minutes, reason]. */
const morning: readonly (readonly [AgentStateKind, number, string?])[] = [
  ['idle', 9], ['ringing', 0.1], ['talking', 7], ['wrapUp', 1], ['idle', 3], ['talking', 12], ['wrapUp', 2], ['idle', 6], ['talking', 4], ['wrapUp', 1], ['break', 14, 'rest'], ['idle', 2],
  ['talking', 22], ['wrapUp', 3], ['busy', 6], ['idle', 1], ['talking', 3], ['wrapUp', 1], ['talking', 9], ['wrapUp', 1], ['idle', 11], ['talking', 5], ['wrapUp', 1], ['break', 31, 'meal'], ['offline', 2], ['idle', 5], ['talking', 8], ['wrapUp', 1], ['idle', 4],
];

/** The morning so that it ends now. */
export function shift(): readonly AgentPeriod[] {
  let since = now - morning.reduce((sum, [, length]) => sum + length, 0) * minutes;
  return morning.map(([kind, length, reason], position): AgentPeriod => {
    const until = since + length * minutes;
    const period = { kind, reason: reason ?? null, since, until: position === morning.length - 1 ? null : until };
    since = until;
    return period;
  });
}

function task(number: string, customerName: string, dueIn: number, note: string): Task {
  return { id: `7f1c2a34-0f5c-4c2e-9a53-${number.padStart(12, '0')}`, number, customerId: null, customerName, callId: null, dueAt: now + dueIn, note, state: 'open', createdAt: now - 20 * hours, remindedAt: null, closedAt: null };
}

const tasks: readonly Task[] = [
  task('13812345678', '王丽', -6 * minutes, '压缩机备件到货，约上门时间'),
  task('02161234567', '赵建国', 12 * minutes, '物业合同报价'),
  task('18602100033', '周敏', 3 * hours, ''),
  task('15921001122', '', 26 * hours, '回访安装质量'),
];

const day: Partial<ConsoleState> = {
  ...seat, services: everyService, devices, readiness: ready, tasks, ledger: missedLedger, agent: agentIn('idle', now - 4 * minutes),
  headset: { name: 'Jabra Evolve2 30', lamps: true },
  servers: { all: ['wss://sip.huaqiang.example/ws', 'wss://sip2.huaqiang.example/ws'], current: 'wss://sip.huaqiang.example/ws', switchedAt: null },
  preferences: { ...defaultPreferences, speedDials, devices: { microphone: jabra, speaker: jabra, ring: [] } },
};

const preferring = (changes: Partial<Preferences>) => ({ preferences: { ...defaultPreferences, speedDials, ...changes } });
const onCall = agentIn('talking', talking.since);
const live = (changes: Parameters<typeof wang>[0] = {}) => wang({ state: talking, startedAt: now - 77 * seconds, recording: true, mediaConnected: true, ...changes });
const held = (changes: Parameters<typeof wang>[0] = {}) => live({ recording: false, state: { kind: 'held', since: now - 21 * seconds, answeredAt: talking.since, by: 'agent' }, ...changes });

/** The colleague who is asked. */
function asked(changes: Parameters<typeof anyCallView>[0] = {}): CallView {
  return anyCallView(
    { id: ids.zhao, line: 2, direction: 'outgoing', remoteNumber: '8020', startedAt: now - 20 * seconds, mediaConnected: true, consultsFor: ids.wang, state: { kind: 'talking', since: now - 14 * seconds, answeredAt: now - 14 * seconds }, ...changes },
    { ...wangLookUps, area: { kind: 'notFound', source: 'area table' }, customer: { kind: 'notFound', source: 'local store' }, lastCalls: { kind: 'notFound', source: 'local store' } },
  );
}

const ended = (changes: Parameters<typeof wang>[0] = {}) => wang({ startedAt: now - 200 * seconds, state: { kind: 'ended', since: now - 19 * seconds, answeredAt: now - 195 * seconds, end: { by: 'remote', cause: 'hungUp' } }, ...changes });
const wrapUp = agentIn('wrapUp', now - 19 * seconds, { wrapUpUntil: now + 41 * seconds });

/** Believable states of a day at the seat, by name. */
export const dayScenes: Readonly<Record<string, () => ConsoleState>> = {
  day: () => anyConsoleState(day),
  break: () => anyConsoleState({ ...day, agent: agentIn('break', now - 11 * minutes, { reason: 'meal' }), breakReasons: ['rest', 'meal', 'meeting', 'training', '喝水', '设备故障'] }),
  refused: () => anyConsoleState({ ...day, agent: agentIn('busy', now - 40 * seconds), readiness: { ...ready, microphone: { kind: 'failed', at: now - 4 * seconds, problem: 'microphoneSilent', detail: 'Jabra Evolve2 30' } } }),
  warned: () => anyConsoleState({ ...day, ...preferring({ doNotDisturb: true, forwarding: { always: null, busy: '8010', noAnswer: '13800138000', noAnswerSeconds: 20 } }), alsoAt: { since: now - 3 * minutes, name: 'DESKTOP-7F3K' }, servers: { all: ['wss://sip.huaqiang.example/ws', 'wss://sip2.huaqiang.example/ws'], current: 'wss://sip2.huaqiang.example/ws', switchedAt: now - 12 * minutes } }),
  takenOver: () => anyConsoleState({ ...day, agent: agentIn('offline', now - 2 * minutes), registration: { kind: 'unregistered' }, takenOver: { at: now - 2 * minutes, by: 'DESKTOP-7F3K' } }),
  talk: () => anyConsoleState({ ...day, agent: agentIn('talking', talking.since, { next: { kind: 'break', reason: 'meal' } }), focusedCallId: ids.wang, calls: [live()] }),
  lines: () => anyConsoleState({ ...day, agent: onCall, focusedCallId: ids.wang, calls: [live(), { ...newCaller(), call: { ...newCaller().call, line: 2, recording: false, state: { kind: 'held', since: now - 95 * seconds, answeredAt: now - 240 * seconds, by: 'agent' } } }, { ...waiting(), call: { ...waiting().call, line: 3 } }] }),
  transferring: () => anyConsoleState({ ...day, agent: onCall, focusedCallId: ids.wang, calls: [held({ transfer: { how: 'blind', to: '8020', since: now - 6 * seconds, sipCode: 180 } })] }),
  consulting: () => anyConsoleState({ ...day, agent: onCall, focusedCallId: ids.zhao, calls: [held(), asked()] }),
  conference: () => anyConsoleState({ ...day, agent: onCall, focusedCallId: ids.wang, conference: { callIds: [ids.wang, ids.zhao], mixedBy: 'local', since: now - 33 * seconds, room: null }, calls: [live({ inConference: true }), asked({ inConference: true }), { ...newCaller(), call: { ...newCaller().call, line: 3, recording: false, state: { kind: 'held', since: now - 95 * seconds, answeredAt: now - 240 * seconds, by: 'agent' } } }] }),
  conferenceRoom: () => anyConsoleState({
    ...day, agent: onCall, focusedCallId: ids.room,
    conference: { callIds: [ids.room], mixedBy: 'platform', since: now - 33 * seconds, room: { callId: ids.room, address: 'conf-8001', people: [{ callId: ids.wang, number: '13812345678', name: '王丽' }, { callId: ids.zhao, number: '8020', name: '' }] } },
    calls: [ended({ state: { kind: 'ended', since: now - 30 * seconds, answeredAt: talking.since, end: { by: 'agent', cause: 'transferred' } } }), asked({ id: ids.room, line: 3, remoteNumber: 'conf-8001', consultsFor: null, inConference: true })],
  }),
  alarm: () => anyConsoleState({ ...day, agent: onCall, focusedCallId: ids.wang, devices: { ...devices, missing: [jabra], microphones: devices.microphones.slice(1), microphoneInUse: '内置麦克风 (Realtek)' }, calls: [live({ alarm: { kind: 'silenceOut', since: now - 4 * seconds } })] }),
  outgoing: () => anyConsoleState({ ...day, agent: agentIn('talking', now - 5 * seconds), focusedCallId: ids.wang, calls: [wang({ direction: 'outgoing', shownNumber: '4008201234', state: { kind: 'ringing', since: now - 4 * seconds } })] }),
  wrapUp: () => anyConsoleState({ ...day, agent: wrapUp, focusedCallId: ids.wang, calls: [ended()] }),
  wrapUpCutOff: () => anyConsoleState({ ...day, agent: wrapUp, focusedCallId: ids.wang, calls: [ended({ direction: 'outgoing', shownNumber: '4008201234', state: { kind: 'ended', since: now - 19 * seconds, end: { by: 'network', cause: 'cutOff' } } })] }),
  wrapUpRequired: () => {
    const state = anyConsoleState({ ...day, agent: { ...wrapUp, next: { kind: 'break', reason: 'meal' } }, focusedCallId: ids.wang, calls: [ended({ survey: { score: 4, outOf: 5, source: 'X-Survey' } })] });
    return { ...state, dispositionRules: { ...state.dispositionRules, requiredQueues: ['售后一组'] } };
  },
};
