import type { HuntingStrategy, NumberState, ServiceNumber } from '../../../shared/routing/routingStatus.ts';

/** A 400 number of the practice company, with how it is run. */
export interface PracticeNumber extends ServiceNumber {
  readonly hunting: HuntingStrategy;
  readonly colleagues: readonly { readonly name: string; readonly number: string }[];
  /** A fixed state, or office hours on weekdays (Shanghai time, whole hours), or always in service. */
  readonly runs: { readonly kind: 'always' } | { readonly kind: 'officeHours'; readonly from: number; readonly until: number } | { readonly kind: 'stopped'; readonly state: Extract<NumberState, 'arrears' | 'suspended'>; readonly reason: string };
  /** The platform makes a new snapshot after this time; the slow one is often stale on purpose. */
  readonly snapshotSeconds: number;
}

/** Fictitious assignments: 4008 电信, 4006 联通, 4007 and 4001 移动, 4009 电信. */
export const practiceNumbers: readonly PracticeNumber[] = [
  {
    number: '4008201234', label: '售后热线', hunting: 'roundRobin', runs: { kind: 'always' }, snapshotSeconds: 20,
    colleagues: [{ name: '陈静', number: '8002' }, { name: '刘洋', number: '8003' }, { name: '孙莉', number: '8004' }],
  },
  {
    number: '4006008899', label: '销售热线', hunting: 'longestIdle', runs: { kind: 'always' }, snapshotSeconds: 20,
    colleagues: [{ name: '何俊', number: '8011' }, { name: '马倩', number: '8012' }],
  },
  {
    number: '4007001515', label: '投诉建议', hunting: 'priority', runs: { kind: 'officeHours', from: 9, until: 18 }, snapshotSeconds: 150,
    colleagues: [{ name: '吴班长', number: '8021' }],
  },
  {
    number: '4001002020', label: '会员专线', hunting: 'random', snapshotSeconds: 20,
    runs: { kind: 'stopped', state: 'arrears', reason: '余额 -86.40 元，宽限期内仍可呼入，三日内未续费将停机' },
    colleagues: [{ name: '陈静', number: '8002' }],
  },
  {
    number: '4009003030', label: '加盟咨询', hunting: 'ringAll', snapshotSeconds: 20,
    runs: { kind: 'stopped', state: 'suspended', reason: '实名资料复核未通过，运营商暂停服务' },
    colleagues: [{ name: '何俊', number: '8011' }],
  },
];

/** Weekday (0 = Sunday) and hour in Shanghai: UTC+8 all year, whatever the machine's own zone. */
export function shanghaiTime(now: number): { readonly weekday: number; readonly hour: number } {
  const shifted = new Date(now + 8 * 3_600_000);
  return { weekday: shifted.getUTCDay(), hour: shifted.getUTCHours() };
}

/** The rule in force for every number at this time. */
export function ruleInForce(now: number): string {
  const { weekday, hour } = shanghaiTime(now);
  if (hour < 8 || hour >= 20) return '夜间值班 #7';
  return weekday === 0 || weekday === 6 ? '周末值班 #5' : '工作日白天 #3';
}
