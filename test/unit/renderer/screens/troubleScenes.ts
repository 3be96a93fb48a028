import type { ConsoleState, Notice } from '../../../../shared/ipc/consoleState.ts';
import { emptyLedger } from '../../../../shared/ledger/ledgerSummary.ts';
import { defaultRecordingRules } from '../../../../shared/recordings/recordingRules.ts';
import { rightsOf } from '../../../../shared/rights/rights.ts';
import { anyCallView, anyConsoleState } from '../../../fakes/fakeBridge.ts';
import { dayScenes } from './dayScenes.ts';
import { agentIn, facts, ids, now, seat, seconds, talking, wang, wangLookUps } from './scenes.ts';

const minutes = 60 * seconds;
const everyday: ConsoleState = dayScenes.day?.() ?? anyConsoleState(seat);

const notices = (...all: readonly (readonly [key: string, level: Notice['level'], values?: Notice['values']])[]): readonly Notice[] =>
  all.map(([key, level, values = {}], position) => ({ id: `notice-${position}`, key, level, values, at: now - (all.length - position) * minutes }));

const live = (changes: Parameters<typeof wang>[0] = {}) => wang({ state: talking, startedAt: now - 77 * seconds, recording: true, mediaConnected: true, ...changes });
const onCall = { agent: agentIn('talking', talking.since), focusedCallId: ids.wang } as const;
const lost = { kind: 'failed', since: now - 18 * seconds, problem: 'connectionLost', detail: 'ERR_NETWORK_CHANGED', retryAt: now + 4 * seconds } as const;
const noDisk = notices(['recordingWaits', 'error'], ['callNotKept', 'error'], ['deviceUnplugged', 'warning', { device: 'Jabra Evolve2 30' }], ['missedCall', 'warning', { number: '13510008888' }]);

/** What goes wrong around a seat, and its first day, by name. */
export const troubleScenes: Readonly<Record<string, () => ConsoleState>> = {
  /** Installed a minute ago: nobody has said which extension this is. */
  unconfigured: () => anyConsoleState({
    seat: { configured: false, user: 'lixiaoming', displayName: '', server: '', profile: '', role: 'owner', rights: rightsOf('owner', false) },
    registration: { kind: 'unregistered' }, agent: agentIn('offline', now - 40 * seconds), microphone: { kind: 'ready', label: 'Jabra Evolve2 30' },
    areaSource: { name: 'builtIn', importedAt: null, segments: 130_146 }, ledger: emptyLedger,
  }),
  /** No cable, between two calls and in the middle of one. */
  noNetwork: () => anyConsoleState({ ...everyday, agent: agentIn('offline', lost.since), registration: lost }),
  noNetworkInCall: () => anyConsoleState({ ...everyday, ...onCall, registration: lost, calls: [live({ mediaConnected: false, alarm: { kind: 'noPacketsIn', since: now - 17 * seconds } })] }),
  noMicrophone: () => anyConsoleState({
    ...everyday, agent: agentIn('busy', now - 12 * seconds), microphone: { kind: 'missing', reason: 'notFound' },
    devices: { ...everyday.devices, microphones: [], microphoneInUse: null, missing: [{ id: 'jabra', label: 'Jabra Evolve2 30' }] },
    readiness: { ...everyday.readiness, microphone: { kind: 'failed', at: now - 12 * seconds, problem: 'microphoneMissing', detail: '' } },
    notices: notices(['notIdle.microphoneMissing', 'warning']),
  }),
  /** Another computer was there first: this one waits. */
  elsewhere: () => anyConsoleState({ ...everyday, agent: agentIn('offline', now - 20 * seconds), registration: { kind: 'unregistered' }, alsoAt: { since: now - 20 * seconds, name: 'DESKTOP-7F3K' } }),
  fullDisk: () => anyConsoleState({ ...everyday, ...onCall, notices: noDisk, calls: [live()] }),
  storeHung: () => anyConsoleState({ ...everyday, storeUp: false }),
  /** The agent has to say that the call is recorded; muted, and the recording paused for a card number. */
  consent: () => anyConsoleState({ ...everyday, ...onCall, recordingRules: { ...defaultRecordingRules, notice: 'agent' }, calls: [live()] }),
  paused: () => anyConsoleState({ ...everyday, ...onCall, calls: [live({ muted: true, recordingPausedAt: now - 23 * seconds })] }),
  /** A hidden number from a platform that says nothing else either. */
  anonymous: () => anyConsoleState({
    ...seat, agent: agentIn('ringing', now - 3 * seconds), focusedCallId: ids.fresh,
    calls: [anyCallView(
      { id: ids.fresh, remoteNumber: '', startedAt: now - 3 * seconds, state: { kind: 'ringing', since: now - 3 * seconds }, facts: { ...facts, caller: { kind: 'read', value: 'anonymous', source: 'From' }, ivrPath: { kind: 'absent' }, queue: { kind: 'absent' }, queueWaitSeconds: { kind: 'absent' }, routeRule: { kind: 'absent' } } },
      { ...wangLookUps, area: { kind: 'notFound', source: 'area table' }, customer: { kind: 'notFound', source: 'local store' }, lastCalls: { kind: 'notFound', source: 'local store' } },
    )],
  }),
  /** The time of the wrap-up is over and the write-up is still to come. */
  wrapUpOver: () => {
    const state = dayScenes.wrapUpRequired?.() ?? everyday;
    return { ...state, agent: { ...state.agent, wrapUpUntil: now - 1 * seconds }, notices: notices(['writeUpRequired', 'warning']) };
  },
};
