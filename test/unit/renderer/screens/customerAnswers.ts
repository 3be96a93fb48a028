import type { ImportCheck, ImportPreview } from '../../../../shared/customers/customerImport.ts';
import type { CustomerCard } from '../../../../shared/callers/customerCard.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { ids, now, wangLi, wangLookUps } from './scenes.ts';

/** A file that was chosen, and what is wrong with it. */
export const importPreview: ImportPreview = {
  fileId: ids.wang, fileName: '客户名单-2026.csv', format: 'csv', bytes: 48_210,
  reading: { encoding: 'gb18030', delimiter: ',', headings: true, columns: ['name', 'company', 'mobile', 'office', 'level', 'field:f2', 'notes'] },
  rows: [
    ['姓名', '单位', '手机', '公司电话', '等级', '结算方式', '备注'], ['王丽', '深圳华强电子有限公司', '13812345678', '0755-8300 1122', 'VIP', '月结', '三台柜机在保，上午不便接听'],
    ['赵建国', '上海浦江物业', '', '021-6123 4567 转 801', '金卡', '现结', ''], ['周敏', '', '+86 186-0210-0033', '', '银卡', '', '年底采购'],
  ],
};
export const importCheck: ImportCheck = {
  lines: 1_288, good: 1_285, existing: 36, refused: 3,
  refusedLines: [{ line: 17, fault: 'numberUnreadable', column: '手机' }, { line: 203, fault: 'repeatedInFile', column: '' }, { line: 871, fault: 'nameMissing', column: '' }],
};

const everybody: readonly CustomerCard[] = [
  wangLi, { ...wangLi, id: 'zhao', name: '赵建国', company: '上海浦江物业', level: '', tags: ['月结'], notes: '', numbers: ['02161234567'] },
  { ...wangLi, id: 'zhou', name: '周敏', company: '', level: '银卡', tags: [], notes: '', numbers: ['18602100033'] },
  { ...wangLi, id: 'long', name: '阿卜杜热合曼·买买提江', company: '内蒙古鄂尔多斯市准格尔旗大路新区煤化工产业园区管理委员会后勤服务中心', level: '战略合作伙伴', numbers: ['+14155550123', '4008201234'] },
  { ...wangLi, id: 'unnamed', name: '', company: '', level: '', tags: [], notes: '', numbers: ['075722334455'] },
];

function recordOf(card: CustomerCard) {
  return { ...card, companyId: card.company === '' ? null : 'f1', labelled: card.numbers.map((number) => ({ number, label: number.startsWith('1') ? 'mobile' as const : 'office' as const })), fields: { f1: '2026-12-01', f2: '月结' }, openTickets: 1 };
}

/** What the fake main knows of customers beyond their cards. */
export const customerAnswers: FakeAnswers = {
  'customer:list': (({ text }: { readonly text: string }) => ({ customers: text === '' ? everybody : [], cursor: null, total: text === '' ? everybody.length : 0 })) as never,
  'customer:record': (({ id }: { readonly id: string }) => recordOf(everybody.find((card) => card.id === id) ?? wangLi)) as never,
  'customer:calls': () => ({ calls: wangLookUps.lastCalls.kind === 'found' ? wangLookUps.lastCalls.value : [], cursor: null }),
  'customer:tasks': () => [],
  'customer:notes': () => [{ id: ids.wang, customerId: 'wang', callId: null, text: '空调漏水，约周三上门。', author: '8001', createdAt: now - 86_400_000, updatedAt: now - 86_000_000, versions: 2 }],
  'customer:noteVersions': () => [],
  'customer:duplicates': () => [{ first: wangLi, second: { ...wangLi, id: 'wang2', name: '王丽女士', level: '', tags: [], numbers: ['83001122'] }, reason: { kind: 'sameNumber', first: '075583001122', second: '83001122' } }],
  'customer:merges': () => [{ id: ids.wang, at: now - 90_000_000, who: '8001', keptId: 'zhao', keptName: '赵建国', lostName: '赵先生', undoneAt: null }],
  'customer:fields': () => [{ id: 'f1', name: '合同到期', kind: 'date', choices: [], hidden: false }, { id: 'f2', name: '结算方式', kind: 'choice', choices: ['月结', '现结'], hidden: false }],
  'customer:tagStyles': () => [{ tag: '月结', colour: 'blue', shape: 'square' }, { tag: '催单', colour: 'red', shape: 'triangle' }],
  'company:list': () => [{ id: 'f1', name: '深圳华强电子有限公司', address: '深圳市福田区', notes: '', numbers: [{ prefix: '075583001100', extensionDigits: 4 }], contacts: 12, updatedAt: now }],
  'company:get': () => null,
  'ticket:list': () => [
    { id: ids.wang, number: 1024, customerId: 'wang', customerName: '王丽', subject: '空调漏水，二次上门', state: 'open', priority: 'high', dueAt: now - 3_600_000, assignee: '8001', createdBy: '8001', createdAt: now - 90_000_000, updatedAt: now, closedAt: null },
    { id: ids.fresh, number: 1011, customerId: 'wang', customerName: '王丽', subject: '开票信息变更', state: 'solved', priority: 'normal', dueAt: null, assignee: '', createdBy: '8001', createdAt: now - 190_000_000, updatedAt: now, closedAt: now - 90_000_000 },
  ],
  'ticket:get': () => ({
    ticket: { id: ids.wang, number: 1024, customerId: 'wang', customerName: '王丽', subject: '空调漏水，二次上门', state: 'open', priority: 'high', dueAt: now + 3_600_000, assignee: '8001', createdBy: '8001', createdAt: now - 90_000_000, updatedAt: now, closedAt: null },
    calls: [{ callId: ids.wang, startedAt: now - 90_000_000 }],
    entries: [{ sequence: 1, at: now - 90_000_000, who: '8001', event: { kind: 'created' } }, { sequence: 2, at: now - 80_000_000, who: '8002', event: { kind: 'changed', field: 'state', from: 'new', to: 'open' } }, { sequence: 3, at: now - 70_000_000, who: '8002', event: { kind: 'commented', text: '已联系客户，改到周三上午。' } }],
  }),
  'customerImport:list': () => [{ id: 'i1', fileName: '客户名单.xlsx', who: '8001', at: now - 86_400_000, state: 'taken', added: 1_204, changed: 36 }],
};
