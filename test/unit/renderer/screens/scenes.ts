import type { CallerArea } from '../../../../shared/areas/callerArea.ts';
import type { CallFacts } from '../../../../shared/calls/callFacts.ts';
import { noFacts } from '../../../../shared/calls/callFacts.ts';
import type { CustomerCard } from '../../../../shared/callers/customerCard.ts';
import type { LastCall } from '../../../../shared/callers/lastCall.ts';
import type { CallView, ConsoleState } from '../../../../shared/ipc/consoleState.ts';
import type { AgentState, AgentStateKind } from '../../../../shared/queues/agentState.ts';
import { unknownReadiness } from '../../../../shared/queues/readiness.ts';
import type { Readiness } from '../../../../shared/queues/readiness.ts';
import type { RoutingStatus } from '../../../../shared/routing/routingStatus.ts';
import { anyCallView, anyConsoleState } from '../../../fakes/fakeBridge.ts';
import { rightsOf } from '../../../../shared/rights/rights.ts';

export const now = Date.now();
export const seconds = 1000;
const day = 86_400 * seconds;

export const ids = {
  wang: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f01',
  zhao: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f02',
  fresh: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f03',
  broken: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f04',
  room: '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f05',
};

export const wangLi: CustomerCard = {
  id: 'wang',
  name: '王丽',
  company: '深圳华强电子有限公司',
  level: 'VIP',
  tags: ['空调', '老客户', '年度维保'],
  notes: '偏好下午联系。上次报修：会议室柜机不制冷，备件已到仓，等客户确认上门时间。',
  numbers: ['13812345678', '075586123456'],
  createdAt: now - 900 * day,
  updatedAt: now - 3 * day,
};

const place = (zh: string, en: string) => ({ zh, en });
const shenzhen: CallerArea = {
  kind: 'mobile', province: place('广东', 'Guangdong'), city: place('深圳', 'Shenzhen'), areaCode: '0755',
  operator: { operator: 'chinaMobile', network: 'regular', mayBePorted: true }, mayBePorted: true, source: 'builtIn', coverage: 'segment',
};
const shanghai: CallerArea = { kind: 'landline', areaCode: '021', province: place('上海', 'Shanghai'), city: place('上海', 'Shanghai'), alsoCities: [] };

const routing: RoutingStatus = {
  serviceNumber: '4008201234', label: '售后热线', state: 'inService', stateReason: '', rule: '工作日白天 #3', hunting: 'longestIdle',
  onDuty: [{ name: '李晓明', number: '8001', free: true }, { name: '陈静', number: '8002', free: false }, { name: '刘洋', number: '8003', free: true }],
  source: 'practice platform', takenAt: now - 4 * seconds,
};

const earlier = (days: number, disposition: string, talkSeconds: number, agent: string, result: LastCall['result'] = 'answered'): LastCall => ({
  callId: `6f1c2a34-0f5c-4c2e-9a53-1${String(days).padStart(11, '0')}`, startedAt: now - days * day, direction: 'incoming', result, talkSeconds, serviceNumber: '4008201234', disposition, agent, hasRecording: result === 'answered',
});

export const facts: CallFacts = {
  ...noFacts,
  caller: { kind: 'read', value: '+8613812345678', source: 'P-Asserted-Identity' },
  serviceNumber: { kind: 'read', value: '4008201234', source: 'X-DID' },
  ivrPath: { kind: 'read', value: [{ key: '2', label: '售后' }, { key: '1', label: '维修' }, { key: '3', label: '空调' }], source: 'User-to-User' },
  queue: { kind: 'read', value: '售后一组', source: 'X-Queue' },
  queueWaitSeconds: { kind: 'read', value: 18, source: 'X-Queue-Wait' },
  routeRule: { kind: 'read', value: '工作日白天 #3', source: 'X-Route-Rule' },
};

export const found = <T>(value: T, source: string, tookMs: number) => ({ kind: 'found', value, source, tookMs }) as const;

export const wangLookUps: CallView['lookUps'] = {
  area: found(shenzhen, 'area table', 0.2),
  customer: found(wangLi, 'local store', 3),
  routing: found(routing, 'platform', 41),
  lastCalls: found([earlier(3, '空调报修，已派单', 312, '李晓明'), earlier(19, '咨询保修期', 95, '陈静'), earlier(20, '', 0, '', 'missed'), earlier(64, '预约清洗', 141, '刘洋'), earlier(211, '投诉处理完毕', 508, '李晓明')], 'local store', 3),
  blocked: { kind: 'notFound', source: 'local store' },
};

export function wang(changes: Parameters<typeof anyCallView>[0]): CallView {
  return anyCallView({ id: ids.wang, remoteNumber: '+8613812345678', facts, startedAt: now - 5 * seconds, ...changes }, wangLookUps);
}

export const talking = { kind: 'talking', since: now - 72 * seconds, answeredAt: now - 72 * seconds } as const;

export function waiting(): CallView {
  return anyCallView(
    {
      id: ids.zhao, line: 2, remoteNumber: '02161234567', startedAt: now - 5 * seconds, state: { kind: 'ringing', since: now - 5 * seconds },
      facts: { ...facts, caller: { kind: 'read', value: '02161234567', source: 'From' }, queueWaitSeconds: { kind: 'read', value: 41, source: 'X-Queue-Wait' } },
    },
    { ...wangLookUps, area: found(shanghai, 'area table', 0.2), customer: found({ ...wangLi, id: 'zhao', name: '赵建国', company: '上海浦江物业', level: '', tags: [] }, 'local store', 4) },
  );
}

export function newCaller(): CallView {
  return anyCallView(
    { id: ids.fresh, remoteNumber: '15921001122', startedAt: now - 24 * seconds, recording: true, mediaConnected: true, state: { kind: 'talking', since: now - 20 * seconds, answeredAt: now - 20 * seconds },
      facts: { ...facts, caller: { kind: 'read', value: '15921001122', source: 'From' }, ivrPath: { kind: 'read', value: [{ key: '1', label: '售前' }, { key: '4', label: '经销加盟' }], source: 'X-IVR-Path' }, queue: { kind: 'read', value: '销售组', source: 'X-Queue' } } },
    {
      ...wangLookUps,
      area: found({ ...shenzhen, province: place('上海', 'Shanghai'), city: place('上海', 'Shanghai') } as CallerArea, 'area table', 0.2),
      customer: { kind: 'notFound', source: 'local store' },
      lastCalls: { kind: 'notFound', source: 'local store' },
      routing: found({ ...routing, state: 'outsideHours', stateReason: '服务时间 工作日 9:00–18:00，其余时间转值班', hunting: 'priority', takenAt: now - 131 * seconds }, 'local store', 2),
    },
  );
}

/** Unreadable headers, a customer look-up that failed, a routing look-up that timed out, a blocked caller, no microphone. */
function troubled(): CallView {
  return anyCallView(
    { id: ids.broken, remoteNumber: '13802588899', silentMicrophone: true, mediaConnected: false, startedAt: now - 30 * seconds, state: { kind: 'held', since: now - 9 * seconds, answeredAt: now - 26 * seconds, by: 'remote' },
      facts: {
        ...noFacts,
        caller: { kind: 'read', value: '13802588899', source: 'From' },
        serviceNumber: { kind: 'read', value: '4008201234', source: 'X-DID' },
        ivrPath: { kind: 'unreadable', source: 'User-to-User', raw: '3a7g%%zz;encoding=hex' },
        queue: { kind: 'unreadable', source: 'X-Queue', raw: 'q\u0001\u0002%FF%FE' },
        queueWaitSeconds: { kind: 'unreadable', source: 'X-Queue-Wait', raw: 'soon' },
        routeRule: { kind: 'unreadable', source: 'X-Route-Rule', raw: '%C0%80%FF' },
      } },
    {
      area: { kind: 'notFound', source: 'area table' },
      customer: { kind: 'failed', source: 'local store', message: 'the store process is down' },
      routing: { kind: 'timedOut', source: 'platform', afterMs: 1500 },
      lastCalls: { kind: 'timedOut', source: 'local store', afterMs: 1000 },
      blocked: found({ reason: '多次骚扰' }, 'local store', 2),
    },
  );
}

export function agentIn(kind: AgentStateKind, since: number, changes: Partial<AgentState> = {}): AgentState {
  return { kind, since, reason: null, next: null, wrapUpUntil: null, ...changes };
}

const passed = (tookMs: number, detail: string) => ({ kind: 'passed', at: now - 9 * 60 * seconds, tookMs, detail }) as const;
export const ready: Readiness = { registration: passed(38, 'sip.huaqiang.example'), ring: passed(412, 'Jabra Evolve2 30'), microphone: passed(305, 'Jabra Evolve2 30') };

export const seat: Partial<ConsoleState> = {
  seat: { configured: true, user: '8001', displayName: '李晓明', server: 'wss://sip.huaqiang.example/ws', profile: 'generic', role: 'owner', rights: rightsOf('owner', false) },
  registration: { kind: 'registered', since: now - 5400 * seconds, expiresSeconds: 600 },
  agent: agentIn('idle', now - 134 * seconds),
  microphone: { kind: 'ready', label: 'Jabra Evolve2 30' },
  readiness: ready,
  today: { offered: 64, answered: 58, missed: 3, outgoing: 9, talkSeconds: 11_345, averageAnswerSeconds: 4.2 },
  serviceNumbers: [{ number: '4008201234', label: '售后热线' }, { number: '4006008899', label: '销售热线' }, { number: '4007001515', label: '投诉建议' }],
  routing: [routing, { ...routing, serviceNumber: '4007001515', label: '投诉建议', state: 'arrears', stateReason: '余额 -86.40 元', hunting: 'priority', onDuty: [], takenAt: now - 140 * seconds }],
  areaSource: { name: 'builtIn', importedAt: null, segments: 130_146 },
  callLogRevision: 7,
};

const onCall = agentIn('talking', talking.since);

/** Believable states of the console, by name. */
export const scenes: Readonly<Record<string, () => ConsoleState>> = {
  idle: () => anyConsoleState(seat),
  jobs: () => anyConsoleState({ ...seat, jobs: [
    { id: '8f1c2a34-0f5c-4c2e-9a53-000000000001', kind: 'exportCustomers', startedAt: now, state: { kind: 'failed', code: 'diskFull' } },
    { id: '8f1c2a34-0f5c-4c2e-9a53-000000000002', kind: 'exportLog', startedAt: now, state: { kind: 'done', key: 'log', values: { rows: 128_430, sheets: 1, cut: 0 }, file: '/home/li/导出/通话记录-2026-11-22-0951.xlsx' } },
    { id: '8f1c2a34-0f5c-4c2e-9a53-000000000003', kind: 'verifyEvidence', startedAt: now, state: { kind: 'running', done: 18_200, total: null } },
    { id: '8f1c2a34-0f5c-4c2e-9a53-000000000004', kind: 'exportLog', startedAt: now, state: { kind: 'running', done: 412_000, total: 1_000_000 } },
  ] }),
  ringing: () => anyConsoleState({ ...seat, agent: agentIn('ringing', now - 5 * seconds), focusedCallId: ids.wang, calls: [wang({ state: { kind: 'ringing', since: now - 5 * seconds } })] }),
  cutOff: () => anyConsoleState({ ...seat, agent: agentIn('ringing', now - 5 * seconds), focusedCallId: ids.wang, calls: [wang({ state: { kind: 'ringing', since: now - 5 * seconds } })], registration: { kind: 'failed', since: now - 2 * seconds, problem: 'connectionLost', detail: 'The connection was closed', retryAt: now + seconds } }),
  pending: () => anyConsoleState({ ...seat, agent: agentIn('ringing', now), focusedCallId: ids.wang, calls: [anyCallView({ id: ids.wang, remoteNumber: '+8613812345678', facts, startedAt: now - 400, state: { kind: 'ringing', since: now - 400 } }, { area: wangLookUps.area })] }),
  two: () => anyConsoleState({ ...seat, agent: onCall, focusedCallId: ids.wang, calls: [wang({ state: talking, startedAt: now - 77 * seconds, recording: true, mediaConnected: true }), waiting()] }),
  fresh: () => anyConsoleState({ ...seat, agent: onCall, focusedCallId: ids.fresh, calls: [newCaller()] }),
  troubled: () => anyConsoleState({ ...seat, agent: onCall, focusedCallId: ids.broken, storeUp: false, calls: [troubled()], microphone: { kind: 'missing', reason: 'notFound' } }),
  ended: () => anyConsoleState({ ...seat, agent: agentIn('wrapUp', now - 6 * seconds), focusedCallId: ids.wang, calls: [wang({ startedAt: now - 200 * seconds, state: { kind: 'ended', since: now - 6 * seconds, answeredAt: now - 195 * seconds, end: { by: 'remote', cause: 'hungUp' } } })] }),
  practice: () => anyConsoleState({ ...seat, mode: 'practice', notices: [{ id: '1', level: 'warning', key: 'missedCall', values: { number: '13510008888' }, at: now }], seat: { configured: true, user: '8001', displayName: '', server: 'practice', profile: 'generic', role: 'owner', rights: rightsOf('owner', false) } }),
  unregistered: () => anyConsoleState({ ...seat, readiness: unknownReadiness, agent: agentIn('offline', now - 60 * seconds), microphone: { kind: 'missing', reason: 'notFound' }, registration: { kind: 'failed', since: now - 60 * seconds, problem: 'wrongPassword', sipCode: 403, detail: '403 Forbidden', retryAt: now + 24 * seconds } }),
  popThree: () => anyConsoleState({ ...seat, mode: 'practice', focusedCallId: ids.wang, calls: [wang({ state: { kind: 'ringing', since: now - 5 * seconds } }), waiting()] }),
  popFresh: () => { const view = newCaller(); return anyConsoleState({ ...seat, calls: [{ ...view, call: { ...view.call, state: { kind: 'ringing', since: now - 2 * seconds } } }] }); },
  popTroubled: () => { const view = troubled(); return anyConsoleState({ ...seat, calls: [{ ...view, call: { ...view.call, state: { kind: 'ringing', since: now - 2 * seconds } } }] }); },
};
