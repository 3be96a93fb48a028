import type { Scenario } from '../scenario.ts';

/** Callers whose number is on a customer card of seedCustomers.ts. */
export const knownCallers: readonly Scenario[] = [
  {
    name: 'vipMobile',
    caller: { kind: 'number', sent: '13923812345', displayName: '王丽' },
    serviceNumber: '4008201234', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '2', label: '售后' }, { key: '1', label: '维修' }, { key: '3', label: '空调' }], ivrIn: 'utf8',
    queue: '售后一组', queueWaitSeconds: 18, routeRule: null, customerId: 'P1001',
    patienceSeconds: 45, hangsUpAfterSeconds: 60, dayWeight: 4,
    says: [{ afterSeconds: 0.5, clip: 'vipAirConditioner' }, { afterSeconds: 9, clip: 'vipAddress' }, { afterSeconds: 24, clip: 'vipThanks' }],
  },
  {
    name: 'knownLandline',
    caller: { kind: 'number', sent: '02161234567' },
    serviceNumber: '4006008899', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '1', label: '销售' }, { key: '2', label: '订单查询' }], ivrIn: 'percent',
    queue: '销售组', queueWaitSeconds: 7, routeRule: null, customerId: 'P1002',
    patienceSeconds: 45, hangsUpAfterSeconds: 26, dayWeight: 4, survey: { score: 5, outOf: 5, afterSeconds: 4 },
    says: [{ afterSeconds: 0.5, clip: 'landlineInvoice' }, { afterSeconds: 10, clip: 'landlineOrder' }, { afterSeconds: 22, clip: 'goodbye' }],
  },
  {
    name: 'prefixedMobile',
    caller: { kind: 'number', sent: '+8618602100033' },
    serviceNumber: '4008201234', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '2', label: '售后' }, { key: '4', label: '物流与安装' }], ivrIn: 'uuiHex',
    queue: '售后二组', queueWaitSeconds: 33, routeRule: '老客户优先 #2', customerId: 'P1003',
    patienceSeconds: 40, hangsUpAfterSeconds: 24, dayWeight: 3, survey: { score: 2, outOf: 5, afterSeconds: 6 },
    says: [{ afterSeconds: 0.5, clip: 'mobileDelivery' }, { afterSeconds: 10, clip: 'mobileUrgent' }],
  },
  {
    name: 'secondCall',
    caller: { kind: 'number', sent: '057188990011' },
    serviceNumber: '4006008899', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '1', label: '销售' }, { key: '1', label: '新购' }], ivrIn: 'utf8',
    queue: '销售组', queueWaitSeconds: 41, routeRule: '溢出到售后 #6', customerId: 'P1004',
    patienceSeconds: 60, hangsUpAfterSeconds: 30, dayWeight: 0,
    says: [{ afterSeconds: 0.5, clip: 'secondCallHurry' }, { afterSeconds: 24, clip: 'goodbye' }],
  },
  {
    name: 'holdsTheSeat',
    caller: { kind: 'number', sent: '075586660000' },
    serviceNumber: '4008201234', serviceNumberIn: 'diversion',
    ivrPath: [{ key: '2', label: '售后' }, { key: '2', label: '退换货' }], ivrIn: 'utf8',
    queue: '售后一组', queueWaitSeconds: 12, routeRule: null, customerId: 'P1005',
    patienceSeconds: 40, hangsUpAfterSeconds: 40, dayWeight: 1, holdsSeat: { afterSeconds: 8, forSeconds: 8 },
    says: [{ afterSeconds: 0.5, clip: 'hello' }, { afterSeconds: 3, clip: 'holdMoment' }, { afterSeconds: 17, clip: 'holdBack' }],
  },
  {
    name: 'arrearsNumber',
    caller: { kind: 'number', sent: '13510006666' },
    serviceNumber: '4001002020', serviceNumberIn: 'xDid',
    ivrPath: [{ key: '3', label: '会员' }, { key: '1', label: '积分与充值' }], ivrIn: 'utf8',
    queue: '会员组', queueWaitSeconds: 5, routeRule: '会员直达 #1', customerId: 'P1006',
    patienceSeconds: 40, hangsUpAfterSeconds: 22, dayWeight: 2,
    says: [{ afterSeconds: 0.5, clip: 'arrearsTopUp' }, { afterSeconds: 18, clip: 'goodbye' }],
  },
];
