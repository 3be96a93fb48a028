import type { BlockedNumber } from '../../../../shared/callers/blockedNumber.ts';
import type { CustomerCard } from '../../../../shared/callers/customerCard.ts';

const dayMs = 86_400_000;

/** The block list; times relative to `now` (epoch milliseconds). */
export function seedBlockedNumbers(now: number): BlockedNumber[] {
  return [
    { number: '089888123456', reason: '地区限制：海南 海口，仅提示', since: now - 30 * dayMs, by: '' },
    { number: '17000001234', reason: '多次骚扰来电', since: now - 2 * dayMs, by: '' },
  ];
}

interface Draft {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly level: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly numbers: readonly string[];
  readonly daysKnown: number;
  readonly daysSinceChange: number;
}

const drafts: readonly Draft[] = [
  {
    id: 'P1001', name: '王丽', company: '深圳华强电子', level: 'VIP', tags: ['月结', '大客户', '普通话'], daysKnown: 812, daysSinceChange: 3,
    notes: '三台柜式空调在保，联系人上午不便接听。上次维修后回访满意。', numbers: ['13923812345', '075583001122'],
  },
  {
    id: 'P1002', name: '赵国强', company: '上海浦江贸易', level: '金牌', tags: ['增值税专票'], daysKnown: 433, daysSinceChange: 9,
    notes: '开票信息已核对，抬头变更需邮件确认。', numbers: ['02161234567'],
  },
  {
    id: 'P1003', name: '孙浩', company: '', level: '银牌', tags: ['老客户', '催单'], daysKnown: 210, daysSinceChange: 1,
    notes: '物流多次延误，请优先跟进。', numbers: ['18602100033'],
  },
  {
    id: 'P1004', name: '周敏', company: '杭州西溪科技', level: '金牌', tags: ['采购'], daysKnown: 95, daysSinceChange: 6,
    notes: '计划年底前采购 40 台，等待报价。', numbers: ['057188990011', '13588001122'],
  },
  {
    id: 'P1005', name: '黄志伟', company: '深圳南山物业', level: '普通', tags: ['退换货'], daysKnown: 37, daysSinceChange: 2,
    notes: '总机转分机 801。', numbers: ['075586660000'],
  },
  {
    id: 'P1006', name: '林晓燕', company: '', level: 'VIP', tags: ['会员', '生日月'], daysKnown: 1_204, daysSinceChange: 20,
    notes: '会员积分 12,800。', numbers: ['13510006666'],
  },
  {
    id: 'P1007', name: '李建国', company: '北京朝阳餐饮', level: '普通', tags: ['投诉已结'], daysKnown: 300, daysSinceChange: 45,
    notes: '', numbers: ['13910102020', '01065001234'],
  },
  {
    id: 'P1008', name: '郑芳', company: '广州天河服饰', level: '银牌', tags: ['加盟意向'], daysKnown: 12, daysSinceChange: 4,
    notes: '对华南区加盟政策感兴趣。', numbers: ['13802200110'],
  },
];

/** The practice company's customer cards; times relative to `now` (epoch milliseconds). */
export function seedCustomers(now: number): CustomerCard[] {
  return drafts.map(({ daysKnown, daysSinceChange, ...card }) => ({ ...card, createdAt: now - daysKnown * dayMs, updatedAt: now - daysSinceChange * dayMs }));
}
