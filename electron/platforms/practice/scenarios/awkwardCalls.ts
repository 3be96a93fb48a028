import type { Scenario } from '../scenario.ts';

const longMenu = [
  ['1', '中文服务'], ['2', '售后'], ['4', '家用电器'], ['3', '空调'], ['2', '柜式空调'], ['7', '不制冷'], ['1', '保修期内'], ['5', '预约上门'], ['0', '人工服务'],
] as const;

/** Calls that test the console more than the agent. */
export const awkwardCalls: readonly Scenario[] = [
  {
    name: 'givesUp',
    caller: { kind: 'number', sent: '13510008888' },
    serviceNumber: '4008201234', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '2', label: '售后' }, { key: '3', label: '进度查询' }], ivrIn: 'utf8',
    queue: '售后一组', queueWaitSeconds: 96, routeRule: null, customerId: '',
    patienceSeconds: 5, hangsUpAfterSeconds: 15, dayWeight: 2,
    says: [{ afterSeconds: 0.5, clip: 'hello' }, { afterSeconds: 11, clip: 'goodbye' }],
  },
  {
    name: 'brokenHeaders',
    caller: { kind: 'number', sent: '13802588899' },
    serviceNumber: '4008201234', serviceNumberIn: 'xDid',
    ivrPath: [], ivrIn: 'utf8',
    queue: '', queueWaitSeconds: null, routeRule: '', customerId: '',
    rawHeaders: [
      { name: 'User-to-User', value: '3a7g%%zz;encoding=hex' },
      { name: 'X-IVR-Path', value: '%E5%94%AE%E5%90;;>>::%ZZ' },
      { name: 'X-Queue', value: 'q\u0001\u0002\u0007\u001b\ufffd\ufffd%FF%FE' },
      { name: 'X-Queue-Wait', value: 'soon' },
      { name: 'X-Route-Rule', value: '%C0%80%FF' },
      { name: 'X-Customer-Id', value: '%00%01' },
    ],
    patienceSeconds: 30, hangsUpAfterSeconds: 14, dayWeight: 1,
    says: [{ afterSeconds: 0.5, clip: 'hello' }, { afterSeconds: 10, clip: 'goodbye' }],
  },
  {
    name: 'noIvrData',
    caller: { kind: 'number', sent: '18201010101' },
    serviceNumber: '4006008899', serviceNumberIn: 'to',
    ivrPath: [], ivrIn: 'utf8',
    queue: '', queueWaitSeconds: null, routeRule: '', customerId: '',
    patienceSeconds: 30, hangsUpAfterSeconds: 16, dayWeight: 2,
    says: [{ afterSeconds: 0.5, clip: 'hello' }, { afterSeconds: 3, clip: 'newModel' }],
  },
  {
    name: 'longIvrPath',
    caller: { kind: 'number', sent: '13923812346' },
    serviceNumber: '4008201234', serviceNumberIn: 'xDid',
    ivrPath: longMenu.map(([key, label]) => ({ key, label })), ivrIn: 'percent',
    queue: '售后二组（空调专席）', queueWaitSeconds: 214, routeRule: null, customerId: '',
    patienceSeconds: 40, hangsUpAfterSeconds: 20, dayWeight: 1,
    says: [{ afterSeconds: 0.5, clip: 'longMenuTired' }],
  },
  {
    name: 'colleagueRings', ringsAt: '8002',
    caller: { kind: 'number', sent: '13723456780' },
    serviceNumber: '4008201234', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '2', label: '售后' }], ivrIn: 'utf8',
    queue: '售后一组', queueWaitSeconds: 30, routeRule: null, customerId: '',
    patienceSeconds: 60, hangsUpAfterSeconds: 20, dayWeight: 0,
    says: [{ afterSeconds: 0.5, clip: 'hello' }, { afterSeconds: 3, clip: 'newModel' }],
  },
];
