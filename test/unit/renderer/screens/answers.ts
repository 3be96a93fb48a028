import type { CallEvent } from '../../../../shared/calls/callEvent.ts';
import type { CallLogEntry, CallLogMeasure, CallLogQuery, CallLogStep, CallResult } from '../../../../shared/calls/callLogEntry.ts';
import { noFilters } from '../../../../shared/calls/callLogFilters.ts';
import type { CallLogFilters } from '../../../../shared/calls/callLogFilters.ts';
import { builtInViews } from '../../../../renderer/callLog/builtInViews.ts';
import type { DialVerdict } from '../../../../shared/calls/dialCheck.ts';
import { scenarioNames } from '../../../../shared/practice/scenarioNames.ts';
import { shownConnection } from '../../../../shared/settings/seatConnection.ts';
import { crmSettingsSchema, shownCrm } from '../../../../shared/crm/crmSettings.ts';
import { provisioningSchema } from '../../../../shared/settings/seatSettings.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { blockAnswers } from './blockShots.ts';
import { shift } from './dayScenes.ts';
import { missedAnswers } from './missedAnswers.ts';
import { customerAnswers } from './customerAnswers.ts';
import { ids, now, wangLi } from './scenes.ts';

const people = [
  ['王丽', '深圳华强电子有限公司', '13812345678', '广东 深圳'],
  ['赵建国', '上海浦江物业', '02161234567', '上海'],
  ['', '', '15921001122', '上海'],
  ['周敏', '', '18602100033', '江苏 南京'],
  ['', '', '+14155550123', '美国'],
  ['黄志强', '佛山顺德电器维修部', '075722334455', '广东 佛山'],
  ['', '', '', ''],
] as const;
const dispositions = ['空调报修，已派单', '咨询保修期', '已解决', '', '需回拨', '预约清洗', '已转工单'];
const queues = ['售后一组', '售后二组', '销售组'];
const numbers = ['4008201234', '4006008899', '4007001515'];

const pick = <T>(list: readonly T[], position: number): T => list[position % list.length] as T;

/** A row of a log of any length, the same for the same position. */
export function row(position: number): CallLogEntry {
  const outgoing = position % 9 === 4;
  // Nobody can dial a hidden number.
  const [customerName, company, remoteNumber, areaText] = pick(outgoing ? people.slice(0, -1) : people, position * 5 + (position >> 3));
  const failure = outgoing && position % 2 === 0 ? failures[(position >> 1) % failures.length] : undefined;
  const result: CallResult = failure ? (failure[0] === 'busy' || failure[0] === 'rejected' ? 'rejected' : 'failed') : position % 23 === 7 ? 'forwarded' : position % 11 === 3 ? 'missed' : position % 17 === 5 ? 'rejected' : 'answered';
  const answered = result === 'answered';
  const startedAt = now - (position + 1) * 431_000;
  const talkSeconds = answered ? 35 + ((position * 73) % 420) : 0;
  return {
    callId: `6f1c2a34-0f5c-4c2e-9a53-${String(position).padStart(12, '0')}`,
    sipCallId: `${position}a7f3c1@sip.huaqiang.example`,
    direction: outgoing ? 'outgoing' : 'incoming',
    startedAt,
    answeredAt: answered ? startedAt + 5000 : null,
    endedAt: startedAt + 5000 + talkSeconds * 1000,
    result,
    endedBy: 'remote',
    endCause: failure ? failure[0] : result === 'forwarded' ? 'redirected' : answered ? 'hungUp' : result === 'missed' ? 'cancelled' : 'rejected',
    sipCode: failure ? failure[1] : answered ? null : result === 'missed' ? 487 : 486,
    remoteNumber,
    serviceNumber: outgoing ? '4006008899' : pick(numbers, position),
    areaText,
    queue: outgoing ? '' : pick(queues, position),
    queueWaitSeconds: outgoing ? null : (position * 7) % 95,
    ivrPath: outgoing ? '' : '2 售后 › 1 维修 › 3 空调',
    routeRule: outgoing ? '' : '工作日白天 #3',
    customerId: customerName === '' ? null : 'wang',
    customerName,
    company,
    agent: '李晓明',
    talkSeconds,
    disposition: answered ? pick(dispositions, position) : '',
    mos: answered ? 4.3 - (position % 7) * 0.2 : null,
    surveyScore: answered && position % 3 === 0 ? 5 - (position % 2) : null,
    reviewScore: answered && position % 7 === 0 ? 92 - (position % 31) : null,
    recordingId: answered ? `recording-${position}` : null,
    recordingMs: answered ? talkSeconds * 1000 : null,
  };
}

const events: readonly CallEvent[] = [
  { kind: 'rang', at: now - 431_000 },
  { kind: 'answerRequested', at: now - 427_000 },
  { kind: 'answered', at: now - 426_000 },
  { kind: 'recordingStarted', at: now - 425_000 },
  { kind: 'held', at: now - 400_000, by: 'agent' },
  { kind: 'resumed', at: now - 389_000, by: 'agent' },
  { kind: 'dtmfSent', at: now - 380_000, digits: 4, transport: 'rfc4733' },
  { kind: 'transferRequested', at: now - 377_000, how: 'blind', to: '8020' },
  { kind: 'transferProgressed', at: now - 376_000, sipCode: 180 },
  { kind: 'transferFailed', at: now - 370_000, problem: 'busy', sipCode: 486 },
  { kind: 'mediaAlarmRaised', at: now - 368_000, alarm: 'noPacketsIn' },
  { kind: 'mediaAlarmCleared', at: now - 364_000, alarm: 'noPacketsIn' },
  { kind: 'conferenceJoined', at: now - 363_000 },
  { kind: 'conferenceLeft', at: now - 355_000 },
  { kind: 'recordingStopped', at: now - 350_000 },
  { kind: 'ended', at: now - 350_000, end: { by: 'remote', cause: 'hungUp' } },
  { kind: 'surveyed', at: now - 340_000, survey: { score: 4, outOf: 5, source: 'X-Survey' } },
];

const dialledInVain: readonly CallEvent[] = [
  { kind: 'dialled', at: now - 900_000, reason: '客户要求回电' },
  { kind: 'rang', at: now - 897_000 },
  { kind: 'ended', at: now - 870_000, end: { by: 'remote', cause: 'noAnswer', sipCode: 480 } },
];

/** The calls that the seat made: some in vain, for each of the reasons. */
const failures = [['noAnswer', 480], ['busy', 486], ['notFound', 404], ['rejected', 603], ['unavailable', 503]] as const;

const rowCount = 2000;

function rowsOf({ text, results = [], direction = null, agents = [] }: CallLogFilters) {
  return Array.from({ length: rowCount }, (_, position) => row(position)).filter(
    (entry) =>
      (direction === null || entry.direction === direction) && (results.length === 0 || results.includes(entry.result)) && (agents.length === 0 || agents.includes(entry.agent)) &&
      (text === '' || `${entry.remoteNumber}${entry.customerName}${entry.company}${entry.disposition}`.includes(text)),
  );
}

/** Keys count down with the rows, as the store's do. */
function search({ limit, cursor, ...filters }: CallLogQuery) {
  const rows = rowsOf(filters);
  const start = cursor === null ? 0 : rows.length - Number(cursor) + 1;
  const end = start + limit;
  return { entries: rows.slice(start, end), cursor: end < rows.length ? String(rows.length - end + 1) : null };
}

function measure({ every, column, ...filters }: CallLogMeasure): CallLogStep {
  const rows = rowsOf(filters);
  const keys = rows.map((_, index) => rows.length - index).filter((_, index) => index % every === 0);
  return { count: rows.length, keys, values: column === null ? [] : rows.map(({ talkSeconds }) => talkSeconds), nextIn: 0, cursor: null };
}

/** 021 6123 4567 was called too often; 13000000000 is blocked. */
function checked({ number }: { readonly number: string }): DialVerdict {
  if (number === '13000000000') return { kind: 'stop', why: 'blockedNumber' };
  return number === '02161234567' ? { kind: 'ask', why: 'dayLimit', calls: 3, limit: 3 } : { kind: 'ok' };
}

const crm = crmSettingsSchema.parse({
  urlPop: { on: 'ring', address: 'https://crm.huaqiang.example/open?tel={{number}}&ticket={{sip.X-Ticket}}' },
  lookUp: { on: true, address: 'https://crm.huaqiang.example/api/find?tel={{e164}}', headers: [{ name: 'Authorization', value: 'any' }], fields: { id: 'data.id', name: 'data.name', company: 'data.company' } },
  push: { on: true, address: 'https://crm.huaqiang.example/api/calls', secret: 'any' },
});

/** Made at once: the page's security policy does not let a schema be compiled later. */
export const connection = shownConnection(
  provisioningSchema.parse({
    version: 1, server: 'wss://sip.huaqiang.example/ws', backupServers: ['wss://sip2.huaqiang.example/ws'], sipUri: 'sip:8001@sip.huaqiang.example', password: 'any', displayName: '李晓明', homeAreaCode: '0755',
    serviceNumbers: [{ number: '4008201234', label: '售后热线' }, { number: '4006008899', label: '销售热线' }],
    iceServers: [{ urls: 'stun:stun.huaqiang.example' }, { urls: ['turn:turn.huaqiang.example:3478', 'turns:turn.huaqiang.example'], username: '8001', credential: 'any' }],
  }),
  true,
  ['generic', 'asterisk', 'freeswitch', 'kamailio-lab'],
);

export const answers: FakeAnswers = {
  'agent:shift': shift,
  'dial:check': checked as never,
  'callLog:disposition': (({ callId }: { readonly callId: string }) => (callId === row(0).callId ? { reason: 'repair', result: 'visit', followUp: 'callBack', note: '会议室柜机不制冷，压缩机备件周三到，到货后电话约上门时间。' } : null)) as never,
  'callLog:quality': () => ({
    mosAverage: 3.9, mosWorst: 2.6, lossFraction: 0.013, jitterMs: 9.4, roundTripMs: 47, codec: 'PCMA',
    curve: Array.from({ length: 60 }, (_, step) => (step > 20 && step < 24 ? null : step > 33 && step < 41 ? 2.7 : 4.2 + Math.sin(step / 4) * 0.1)),
    alarms: [{ kind: 'noPacketsIn', at: now - 395_000, forMs: 6_000 }, { kind: 'ice', at: now - 394_000, forMs: 3_400 }],
  }),
  'callLog:search': search as never,
  'callLog:measure': measure as never,
  'callLog:rows': (({ keys }: { readonly keys: readonly number[] }) => keys.map((key) => row(rowCount - key))) as never,
  'callLog:values': () => ({ serviceNumber: ['4006008899', '4008201234'], queue: ['售后一组', '销售组'], agent: ['8001', '8002', '8003'], area: ['上海', '广东', '深圳'], disposition: ['报修 ▸ 派单', '咨询 ▸ 已解决'], level: ['VIP', '银卡'], tag: ['大客户', '老客户'] }),
  'callLog:views': () => [{ id: 'mine', name: '售后未接', settings: { ...builtInViews.missed, filters: { ...noFilters, results: ['missed'], queues: ['售后一组'] } } }],
  ...missedAnswers,
  'callLog:entry': (({ callId }: { readonly callId: string }) => {
    const entry = Array.from({ length: 60 }, (_, position) => row(position)).find((one) => one.callId === callId) ?? row(0);
    return { entry, events: entry.answeredAt === null && entry.direction === 'outgoing' ? dialledInVain : events };
  }) as never,
  'customer:get': () => wangLi,
  ...customerAnswers,
  ...blockAnswers,
  'customer:search': () => [wangLi, { ...wangLi, id: 'zhao', name: '赵建国', company: '上海浦江物业', level: '', numbers: ['02161234567'] }, { ...wangLi, id: 'zhou', name: '周敏', company: '', level: '银卡', numbers: ['18602100033'] }],
  'recording:get': () => ({ id: 'recording-0', callId: ids.wang, startedAt: now - 425_000, state: 'complete', form: 'finished', mimeType: 'audio/webm', channels: 2, chunkCount: 75, byteLength: 600_000, durationMs: 75_000, shard: '2026-11', deleted: null }),
  'crm:settings': () => shownCrm(crm),
  'crm:outbox': () => ({ waiting: 3, givenUp: 1, oldestAt: now - 900_000, problem: 'ECONNREFUSED' }),
  'recording:holdOf': () => ({ reason: '客户投诉,律师函编号 2026-114', by: '王主管', at: now - 86_400_000 }),
  'evidence:overview': () => ({ begunAt: now - 90 * 86_400_000, links: 4_312, fingerprint: '8ec9ae3d5f7be8a1', lastStampAt: now - 6 * 3_600_000, stampProblem: null, authority: { url: 'http://tsa.example.com/', certificate: '' } }),
  'evidence:ofCall': () => ({
    links: [
      { sequence: 4_301, at: now - 350_000, kind: 'callClosed', by: null },
      { sequence: 4_302, at: now - 349_000, kind: 'recordingCompleted', by: null },
      { sequence: 4_305, at: now - 330_000, kind: 'corrected', by: null },
      { sequence: 4_309, at: now - 60_000, kind: 'listened', by: '8002' },
      { sequence: 4_311, at: now - 30_000, kind: 'exported', by: '8002' },
    ],
    verifiedUntil: 4_311, problems: [],
  }),
  'recording:storage': () => ({
    use: {
      months: [['2026-09', 6_120, 0], ['2026-10', 6_480, 2], ['2026-11', 4_301, 1]].map(([month, recordings, held]) => ({ month: String(month), fileBytes: Number(recordings) * 410_000, recordings: Number(recordings), held: Number(held) })),
      bytesPerDay: [], totalBytes: 7_900_000_000, freeBytes: 182_000_000_000,
    },
    forecast: { bytesPerDay: 84_000_000, daysLeft: 2_166, settlesAtBytes: 7_728_000_000 },
    waitsUntil: null,
  }),
  'practice:scenarios': () => scenarioNames,
  'seat:connection': () => connection,
};
