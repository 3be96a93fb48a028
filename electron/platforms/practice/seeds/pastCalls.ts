import type { CallDirection } from '../../../../shared/calls/call.ts';
import type { CallResult } from '../../../../shared/calls/callLogEntry.ts';

/** One earlier call, told shortly. `number` is a canonical key; `minutesAgo` counts back from now to its start. */
export interface PastCall {
  readonly minutesAgo: number;
  readonly number: string;
  readonly area: string;
  readonly serviceNumber: string;
  readonly result: Exclude<CallResult, 'open' | 'forwarded'>;
  readonly rangSeconds: number;
  /** 0 unless answered. */
  readonly talkSeconds: number;
  readonly disposition: string;
  readonly agent: string;
  readonly direction?: CallDirection;
  readonly ivrPath?: string;
  readonly queue?: string;
  readonly waitSeconds?: number;
  readonly agentHungUp?: boolean;
}

const afterSales = { serviceNumber: '4008201234', queue: '售后一组' };
const sales = { serviceNumber: '4006008899', queue: '销售组' };
const complaints = { serviceNumber: '4007001515', queue: '投诉组' };
const members = { serviceNumber: '4001002020', queue: '会员组' };
const answered = { result: 'answered' } as const;
const missed = { result: 'missed', talkSeconds: 0, disposition: '' } as const;
const days = (count: number, minutes: number) => count * 1_440 + minutes;

const wangLi = { number: '13923812345', area: '广东 深圳', ...afterSales, ivrPath: '2 售后 › 1 维修 › 3 空调' };
const zhao = { number: '02161234567', area: '上海', ...sales, ivrPath: '1 销售 › 2 订单查询' };
const sun = { number: '18602100033', area: '上海', ...afterSales, ivrPath: '2 售后 › 4 物流与安装' };
const zhou = { number: '057188990011', area: '浙江 杭州', ...sales, ivrPath: '1 销售 › 1 新购' };
const huang = { number: '075586660000', area: '广东 深圳', ...afterSales, ivrPath: '2 售后 › 2 退换货' };
const lin = { number: '13510006666', area: '广东 深圳', ...members, ivrPath: '3 会员 › 1 积分与充值' };
const liJianguo = { number: '13910102020', area: '北京', ...complaints, ivrPath: '3 投诉' };
const zheng = { number: '13802200110', area: '广东 广州', ...sales, ivrPath: '1 销售 › 3 加盟' };

/** Newest first. */
export const pastCalls: readonly PastCall[] = [
  { minutesAgo: 18, ...zhao, ...answered, rangSeconds: 4, talkSeconds: 96, waitSeconds: 6, disposition: '开票咨询', agent: '8001', agentHungUp: true },
  { minutesAgo: 41, number: '15921003344', area: '上海', ...sales, ...missed, rangSeconds: 14, waitSeconds: 33, ivrPath: '1 销售 › 1 新购', agent: '8001' },
  { minutesAgo: 67, ...lin, ...answered, rangSeconds: 3, talkSeconds: 143, waitSeconds: 2, disposition: '积分查询', agent: '8001' },
  { minutesAgo: 95, ...sun, ...answered, rangSeconds: 5, talkSeconds: 207, waitSeconds: 21, disposition: '催单', agent: '8001' },
  { minutesAgo: 130, number: '', area: '', ...complaints, ...answered, rangSeconds: 6, talkSeconds: 318, waitSeconds: 44, ivrPath: '3 投诉', disposition: '投诉', agent: '8001' },
  { minutesAgo: 152, number: '17000001234', area: '', ...sales, result: 'rejected', rangSeconds: 3, talkSeconds: 0, waitSeconds: 1, disposition: '骚扰', agent: '8001' },
  { minutesAgo: 188, ...zhou, direction: 'outgoing', ivrPath: '', queue: '', ...answered, rangSeconds: 9, talkSeconds: 251, disposition: '报价回访', agent: '8001', agentHungUp: true },
  { minutesAgo: days(1, 35), ...sun, ...missed, rangSeconds: 21, waitSeconds: 58, agent: '8001' },
  { minutesAgo: days(1, 90), ...sun, direction: 'outgoing', ivrPath: '', queue: '', ...answered, rangSeconds: 7, talkSeconds: 88, disposition: '漏话回拨', agent: '8001' },
  { minutesAgo: days(1, 160), ...huang, ...answered, rangSeconds: 4, talkSeconds: 175, waitSeconds: 11, disposition: '退换货', agent: '8002' },
  { minutesAgo: days(1, 221), number: '+85221239876', area: '香港', ...afterSales, ...answered, rangSeconds: 5, talkSeconds: 132, waitSeconds: 8, ivrPath: '2 售后 › 5 保修查询', disposition: '保修查询', agent: '8001' },
  { minutesAgo: days(1, 305), number: '18201019999', area: '北京', ...sales, ...answered, rangSeconds: 3, talkSeconds: 64, waitSeconds: 3, ivrPath: '1 销售', disposition: '咨询', agent: '8001' },
  { minutesAgo: days(2, 44), ...zheng, ...answered, rangSeconds: 6, talkSeconds: 402, waitSeconds: 17, disposition: '加盟意向', agent: '8001' },
  { minutesAgo: days(2, 120), ...huang, ...answered, rangSeconds: 5, talkSeconds: 93, waitSeconds: 9, disposition: '退换货', agent: '8001' },
  { minutesAgo: days(2, 200), ...lin, direction: 'outgoing', ivrPath: '', queue: '', result: 'failed', rangSeconds: 2, talkSeconds: 0, disposition: '', agent: '8001' },
  { minutesAgo: days(3, 15), ...wangLi, ...answered, rangSeconds: 4, talkSeconds: 286, waitSeconds: 12, disposition: '报修', agent: '8001' },
  { minutesAgo: days(3, 71), ...zhou, ...answered, rangSeconds: 3, talkSeconds: 198, waitSeconds: 5, disposition: '新购咨询', agent: '8011' },
  { minutesAgo: days(3, 190), number: '+14155550199', area: '美国', ...afterSales, ...missed, rangSeconds: 30, waitSeconds: 70, ivrPath: '9 English › 2 Service', agent: '8001' },
  { minutesAgo: days(4, 50), ...sun, ...answered, rangSeconds: 8, talkSeconds: 119, waitSeconds: 31, disposition: '物流查询', agent: '8003' },
  { minutesAgo: days(5, 33), ...wangLi, direction: 'outgoing', ivrPath: '', queue: '', ...answered, rangSeconds: 11, talkSeconds: 77, disposition: '维修回访', agent: '8001', agentHungUp: true },
  { minutesAgo: days(6, 140), ...zhao, ...answered, rangSeconds: 4, talkSeconds: 152, waitSeconds: 4, disposition: '订单查询', agent: '8011' },
  { minutesAgo: days(8, 75), ...wangLi, ...answered, rangSeconds: 3, talkSeconds: 340, waitSeconds: 25, disposition: '报修', agent: '8002' },
  { minutesAgo: days(9, 210), ...liJianguo, ...answered, rangSeconds: 5, talkSeconds: 611, waitSeconds: 38, disposition: '投诉', agent: '8021' },
  { minutesAgo: days(13, 90), ...zhao, ...missed, rangSeconds: 19, waitSeconds: 45, agent: '8011' },
  { minutesAgo: days(15, 20), ...wangLi, ...answered, rangSeconds: 6, talkSeconds: 121, waitSeconds: 14, disposition: '保养咨询', agent: '8001' },
  { minutesAgo: days(21, 180), ...lin, ...answered, rangSeconds: 4, talkSeconds: 204, waitSeconds: 2, disposition: '会员续费', agent: '8001' },
  { minutesAgo: days(27, 64), ...wangLi, ...missed, rangSeconds: 24, waitSeconds: 51, agent: '8003' },
  { minutesAgo: days(33, 12), ...zhou, ...answered, rangSeconds: 5, talkSeconds: 88, waitSeconds: 6, disposition: '新购咨询', agent: '8012' },
];
