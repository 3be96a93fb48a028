import { ledgerFigures, type CountedItem } from '../../../../shared/ledger/ledgerFigures.ts';
import type { LedgerState, MissedFilter } from '../../../../shared/ledger/ledgerSummary.ts';
import { byUrgency } from '../../../../shared/ledger/itemUrgency.ts';
import { closingWays, type MissedItem } from '../../../../shared/ledger/missedItem.ts';

const now = Date.now();
const minutes = 60_000;

function item(position: number, ago: number, changes: Partial<MissedItem>): MissedItem {
  return {
    itemId: `6f1c2a34-0f5c-4c2e-9a53-2${String(position).padStart(11, '0')}`, number: '15921001122', customerId: null, customerName: '', company: '', level: '', areaText: '上海',
    lastCallId: `6f1c2a34-0f5c-4c2e-9a53-${String(position).padStart(12, '0')}`, serviceNumber: '4008201234', queue: '售后一组', ivrPath: '2 售后 › 1 维修 › 3 空调', firstAt: now - ago * minutes,
    lastAt: now - ago * minutes, misses: 1, tries: 0, lastTryAt: null, assignedTo: '', taskId: null, remindAt: null, closing: null, ...changes,
  };
}

const open: readonly MissedItem[] = [
  item(1, 12, { customerId: 'wang', customerName: '王丽', company: '深圳华强电子有限公司', level: 'VIP', number: '13812345678', areaText: '广东 深圳', misses: 3, lastAt: now - 2 * minutes }),
  item(2, 47, { customerName: '赵建国', company: '上海浦江物业', number: '02161234567', areaText: '上海', assignedTo: '8001', taskId: 't', remindAt: now + 40 * minutes }),
  item(3, 190, { serviceNumber: '4006008899', queue: '销售组', ivrPath: '1 购买', tries: 2, lastTryAt: now - 35 * minutes }),
  item(4, 26 * 60, { number: '', areaText: '', queue: '', ivrPath: '' }),
  item(5, 3, { number: '+14155550123', areaText: '美国', serviceNumber: '4007001515' }),
].sort(byUrgency);

const closed: readonly MissedItem[] = closingWays.map((way, index) => item(10 + index, 200 + index * 90, {
  closing: { at: now - index * 20 * minutes, way, reason: way === 'reason' ? 'nuisance' : null, note: '', by: '8001', callId: way === 'reason' ? null : 'x' },
}));

export const missedLedger: LedgerState = { open: open.length, mine: 1, oldestAt: now - 26 * 60 * minutes, next: open, revision: 1 };

const counted: readonly CountedItem[] = Array.from({ length: 60 }, (_, index) => ({
  firstAt: new Date(now).setHours((index * 7) % 15 + 7, (index * 13) % 60), serviceNumber: ['4008201234', '4006008899', '4007001515'][index % 5 % 3] ?? '',
  closedAt: index % 9 === 0 ? null : new Date(now).setHours((index * 7) % 15 + 7, (index * 13) % 60 + 10 + index * 3), closedWay: index % 9 === 0 ? null : (closingWays[index % 3] ?? null),
}));

const of = (filter: MissedFilter) => (filter === 'closed' ? closed : filter === 'mine' ? open.filter(({ assignedTo }) => assignedTo === '8001') : open);

/** What a fake main says of missed calls. */
export const missedAnswers = {
  'ledger:list': (({ filter }: { readonly filter: MissedFilter }) => ({ items: of(filter), total: of(filter).length })) as never,
  'ledger:item': (({ itemId }: { readonly itemId: string }) => {
    const one = [...open, ...closed].find((some) => some.itemId === itemId);
    return one ? {
      item: one,
      facts: [
        { kind: 'missed', at: one.firstAt, callId: 'a', number: one.number, serviceNumber: one.serviceNumber, agent: '8001' },
        { kind: 'tried', at: one.firstAt + 9 * minutes, callId: 'b', agent: '8002' },
        { kind: 'assigned', at: one.firstAt + 10 * minutes, to: '8001', by: '8000' },
      ],
    } : null;
  }) as never,
  'ledger:figures': (({ from, until }: { readonly from: number; readonly until: number }) => ledgerFigures(counted, { from, until, now: until })) as never,
  'ledger:agents': (() => ['8001', '8002', '李晓明']) as never,
};
