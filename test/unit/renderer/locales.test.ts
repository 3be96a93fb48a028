import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { CallResult } from '../../../shared/calls/callLogEntry.ts';
import type { EndCause, EndedBy } from '../../../shared/calls/call.ts';
import type { CallEventKind, DtmfTransport, MicrophoneProblem } from '../../../shared/calls/callEvent.ts';
import type { Registration, RegistrationProblem } from '../../../shared/calls/registration.ts';
import type { HuntingStrategy, NumberState } from '../../../shared/routing/routingStatus.ts';
import { breakReasons } from '../../../shared/queues/agentState.ts';
import type { AgentStateKind } from '../../../shared/queues/agentState.ts';
import type { ReadinessProblem } from '../../../shared/queues/readiness.ts';
import type { DialVerdict } from '../../../shared/calls/dialCheck.ts';
import type { MediaAlarmKind } from '../../../shared/calls/mediaAlarm.ts';
import type { WrapUpCalls } from '../../../shared/calls/platformServices.ts';
import type { TransferProblem } from '../../../shared/calls/transfer.ts';
import { profileNames } from '../../../electron/sip/profiles/builtInProfiles.ts';
import { outcomes } from '../../../renderer/callLog/resultWords.ts';
import { melodies } from '../../../shared/media/audioDevices.ts';
import { shortcutActions } from '../../../shared/settings/shortcuts.ts';
import { followUps } from '../../../shared/dispositions/disposition.ts';
import type { UnknownAreaReason } from '../../../shared/areas/callerArea.ts';
import type { BlockRefusal } from '../../../shared/callers/readBlockable.ts';
import type { PhoneDatProblem } from '../../../shared/areas/phoneDatProblem.ts';
import type { NoticeKey } from '../../../electron/seat/notices.ts';
import type { StoreErrorCode } from '../../../electron/store/storeErrors.ts';
import { scenarioNames } from '../../../shared/practice/scenarioNames.ts';
import { en } from '../../../resources/locales/en/index.ts';
import { zhCN } from '../../../resources/locales/zh-CN/index.ts';

const root = path.resolve(import.meta.dirname, '../../..');

interface Texts {
  readonly [key: string]: string | Texts;
}

/** `a.b.c` → text, for every text. */
function flat(texts: Texts, prefix = ''): Map<string, string> {
  return new Map(Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...flat(value, `${prefix}${key}.`)])));
}

const chinese = flat(zhCN);
const english = flat(en);
/** Chinese has one plural form, English two: both count as the same key. */
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const keysOf = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutPlural))].sort();
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

function names<T extends string>(all: Readonly<Record<T, true>>): T[] {
  return Object.keys(all) as T[];
}

test('both languages have the same texts', () => {
  expect(keysOf(english)).toEqual(keysOf(chinese));
});

test('Chinese words stand between Chinese marks', () => {
  const between = /[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]/;
  const halfWide = [...chinese].filter(([key, text]) => between.test(text) && key !== 'settings.invalid.sipUri');
  expect(halfWide).toEqual([]);
});

test('a text uses the same values in both languages', () => {
  for (const [key, text] of english) {
    const other = chinese.get(key) ?? chinese.get(`${withoutPlural(key)}_other`);
    expect([key, variables(text)]).toEqual([key, variables(other ?? '')]);
  }
});

test('no text is empty but a button that is not drawn', () => {
  for (const texts of [chinese, english]) expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual(['calls.nextStep.wait.button']);
});

test('English texts hold no hanzi but the names of languages', () => {
  expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text)).map(([key]) => key)).toEqual(['settings.languageName.zh-CN']);
});

const endCauses: Record<EndCause, true> = { hungUp: true, cancelled: true, answeredElsewhere: true, rejected: true, busy: true, noAnswer: true, notFound: true, unavailable: true, incompatible: true, cutOff: true, failed: true, transferred: true, redirected: true, parked: true, refusedByRule: true };
const endedBy: Record<EndedBy, true> = { agent: true, remote: true, platform: true, network: true };
const registrationProblems: Record<RegistrationProblem, true> = { notConfigured: true, serverUnreachable: true, certificateRefused: true, wrongPassword: true, forbidden: true, unknownUser: true, unsupportedDigest: true, timedOut: true, serverError: true, connectionLost: true };
const registrations: Record<Registration['kind'], true> = { unregistered: true, connecting: true, registering: true, registered: true, failed: true };
const agentStates: Record<AgentStateKind, true> = { offline: true, idle: true, busy: true, break: true, ringing: true, talking: true, wrapUp: true };
const numberStates: Record<NumberState, true> = { inService: true, suspended: true, arrears: true, outsideHours: true };
const hunting: Record<HuntingStrategy, true> = { random: true, roundRobin: true, priority: true, longestIdle: true, ringAll: true };
const results: Record<CallResult, true> = { open: true, answered: true, missed: true, rejected: true, forwarded: true, failed: true };
const microphoneProblems: Record<MicrophoneProblem, true> = { notFound: true, denied: true, inUse: true, failed: true };
const transports: Record<DtmfTransport, true> = { rfc4733: true, info: true };
const unknownAreas: Record<UnknownAreaReason, true> = { extension: true, noAreaCode: true, unknownAreaCode: true, unassignedPrefix: true, unreadable: true };
const plainEvents: Record<Exclude<CallEventKind, 'held' | 'resumed' | 'recordingResumed' | 'ended' | 'transferRequested'>, true> = { dialled: true, rang: true, answerRequested: true, answered: true, muted: true, unmuted: true, dtmfSent: true, mediaLost: true, mediaRestored: true, microphoneMissing: true, recordingStarted: true, recordingStopped: true, recordingPaused: true,
  transferProgressed: true, transferFailed: true, transferred: true, conferenceJoined: true, conferenceLeft: true, redirected: true, mediaAlarmRaised: true, mediaAlarmCleared: true, surveyed: true };
const notices: Record<NoticeKey, true> = { missedCall: true, callNotKept: true, recordingFailed: true, recordingWaits: true, recordingsRecovered: true, interruptedCalls: true, databaseRepaired: true, databaseLost: true, dataFolderPutBack: true, passwordNotKept: true, passwordMissing: true, settingsPutAside: true, areaTablePutAside: true, consoleRestarted: true, provisioned: true, practiceUnavailable: true, linkRefused: true, nothingToDial: true, nothingCopied: true, taskDue: true, parkedAtCode: true, parkedInSlot: true, parkedSomewhere: true, severalNumbers: true, forwardingRefused: true, doNotDisturbRefused: true, doNotDisturbStays: true, iceServersLeftOut: true, windowHidden: true,
  deviceUnplugged: true, deviceBack: true, writeUpRequired: true, agentStateRefused: true, 'notIdle.notRegistered': true, 'notIdle.noRoundTrip': true, 'notIdle.noOutput': true, 'notIdle.outputSilent': true,
  'notIdle.microphoneMissing': true, 'notIdle.microphoneDenied': true, 'notIdle.microphoneInUse': true, 'notIdle.microphoneSilent': true, 'notIdle.deviceUnplugged': true, 'notIdle.soundNotChecked': true };
const alarms: Record<MediaAlarmKind, true> = { noPacketsIn: true, silenceIn: true, noPacketsOut: true, silenceOut: true, ice: true };
const readinessProblems: Record<ReadinessProblem, true> = { notRegistered: true, noRoundTrip: true, noOutput: true, outputSilent: true, microphoneMissing: true, microphoneDenied: true, microphoneInUse: true, microphoneSilent: true, deviceUnplugged: true, soundNotChecked: true };
const wrapUpCalls: Record<WrapUpCalls, true> = { ring: true, passedOver: true, signedOff: true, refused: true };
const transferProblems: Record<TransferProblem, true> = { refused: true, busy: true, noAnswer: true, notFound: true, failed: true, timedOut: true, unsupported: true };
const stops: Record<Extract<DialVerdict, { kind: 'stop' }>['why'], true> = { emptyNumber: true, ownNumber: true, blockedNumber: true };
const blockRefusals: Record<BlockRefusal, true> = { blockUnreadable: true, blockOwn: true, blockShort: true };
const limits: Record<Extract<DialVerdict, { kind: 'ask' }>['why'], true> = { dayLimit: true, monthLimit: true };
const phoneDatProblems: Record<PhoneDatProblem['code'], true> = { tooShort: true, tooLarge: true, notPhoneDat: true, truncated: true, badIndex: true, badRecord: true, badEncoding: true, tooManyPlaces: true, aborted: true };
const storeErrors: Record<StoreErrorCode, true> = { invalidArgument: true, unknownRequest: true, unknownCall: true, unknownCustomer: true, unknownRecording: true, numberTaken: true, conflict: true, outOfOrder: true, tooManyAtOnce: true, diskFull: true, readOnly: true, notAllowed: true, busy: true, damaged: true, ioError: true, wrongKey: true, futureDatabase: true, targetExists: true, timedOut: true, storeDown: true, crashesStore: true, closed: true, internal: true, companyExists: true, unknownTicket: true, moveNotAllowed: true, unknownMerge: true, mergedAgain: true, unknownImport: true,
  tooLate: true, notFound: true,
  unknownCard: true, unknownReview: true, callNotAnswered: true, marksDoNotFit: true, criteriaOpen: true, cardChanged: true, reasonMissing: true, noChangeWritten: true,
  appealNotPossible: true, noOpenAppeal: true, calibrationClosed: true, calibrationHandedIn: true };
const agreedErrors = ['invalidArgument', 'textTooLong', 'notAllowed', 'notFound', 'illegalMove', 'storeUnavailable', 'tooShort', 'notPhoneDat', 'truncated', 'badIndex', 'badRecord', 'fileUnreadable', 'diskFull', 'provisioningInvalid', 'connectionInvalid', 'notRegistered', 'noServer', 'emptyNumber', 'cancelled', 'internal', 'cannotRead', 'cannotWrite', 'notReady', 'dispositionRequired', 'noWrapUp'];

test.each([
  ['calls.endCause', names(endCauses)],
  ['calls.by', names(endedBy)],
  ['registration.reason', names(registrationProblems)],
  ['registration.remedy', names(registrationProblems)],
  ['registration.state', names(registrations)],
  ['agent.state', names(agentStates)],
  ['routing.numberState', names(numberStates)],
  ['routing.numberStateShort', names(numberStates)],
  ['routing.huntingName', names(hunting)],
  ['routing.huntingWords', names(hunting)],
  ['calls.result', names(results)],
  ['calls.microphone', names(microphoneProblems)],
  ['settings.dtmf', names(transports)],
  ['area.unknown', names(unknownAreas)],
  ['log.event', names(plainEvents)],
  ['log.outcome', [...outcomes]],
  ['log.outcomeWords', [...outcomes]],
  ['shortcut.action', [...shortcutActions]],
  ['melody', [...melodies]],
  ['connection.profileName', [...profileNames]],
  ['notice', names(notices)],
  ['mediaAlarm.title', names(alarms)],
  ['mediaAlarm.remedy', names(alarms)],
  ['handling.wrapUpWords', names(wrapUpCalls)],
  ['readiness.problem', names(readinessProblems)],
  ['readiness.remedy', names(readinessProblems)],
  ['transfer.problem', names(transferProblems)],
  ['dial.stop', names(stops)],
  ['dial.stopWords', names(stops)],
  ['dial.ask', names(limits)],
  ['breakReason', [...breakReasons]],
  ['wrapUp.followUpName', [...followUps]],
  ['error', [...names(phoneDatProblems), ...names(storeErrors), ...names(blockRefusals), ...agreedErrors]],
])('every value has a text under %s', (prefix, values) => {
  const known = new Set(keysOf(chinese));
  expect(values.filter((value) => !known.has(`${prefix}.${value}`))).toEqual([]);
});

test('every practice scenario has a title and a description', () => {
  const known = new Set(keysOf(chinese));
  const missing = scenarioNames.filter((name) => !known.has(`practice.scenario.${name}.title`) || !known.has(`practice.scenario.${name}.words`));
  expect(missing).toEqual([]);
});

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).map((name) => path.join(root, folder, name));
}

test('every refusal that main gives to a window has a text', () => {
  const codes = sources('electron').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/new (?:IpcRefusal|CallCommandRefused)\(\s*'(\w+)'/g)].map(([, code]) => code ?? ''));
  expect(codes.length).toBeGreaterThan(3);
  const known = new Set(keysOf(chinese));
  expect([...new Set(codes)].filter((code) => !known.has(`error.${code}`))).toEqual([]);
});
