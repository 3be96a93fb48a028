import type { DispositionRules, FollowUp } from './disposition.ts';

type Tree = readonly (readonly [id: string, zh: string, en: string, results: readonly (readonly [id: string, zh: string, en: string, followUp?: FollowUp])[]])[];

/**
 * What a Chinese 400 hotline is called about. The first reason with the first result is the commonest call, so that 1 1
 * writes it up.
 */
const tree: Tree = [
  ['enquiry', '咨询', 'Enquiry', [
    ['solved', '已解答', 'Answered'],
    ['material', '需发资料', 'Material to be sent', 'ticket'],
    ['call-back', '需核实后回电', 'To be called back', 'callBack'],
    ['expert', '转专家', 'Passed to an expert', 'escalate'],
    ['not-ours', '非本公司业务', 'Not our business'],
  ]],
  ['repair', '报修', 'Repair', [
    ['ticket', '已建工单', 'Ticket made', 'ticket'],
    ['guided', '电话指导解决', 'Solved by telephone'],
    ['visit', '已约上门', 'Visit arranged', 'ticket'],
    ['urge', '催修', 'Asks when it will be done', 'escalate'],
    ['call-back', '待配件回电', 'To be called back about parts', 'callBack'],
  ]],
  ['complaint', '投诉', 'Complaint', [
    ['calmed', '安抚解决', 'Settled on the call'],
    ['ticket', '已建投诉单', 'Complaint filed', 'ticket'],
    ['escalated', '升级处理', 'Escalated', 'escalate'],
    ['call-back', '承诺回电', 'Call-back promised', 'callBack'],
    ['regulator', '扬言申诉', 'Threatens to go to the regulator', 'escalate'],
  ]],
  ['order', '订单', 'Order', [
    ['placed', '已下单', 'Order placed'],
    ['changed', '改单', 'Order changed', 'ticket'],
    ['cancelled', '取消订单', 'Order cancelled', 'ticket'],
    ['delivery', '查物流', 'Delivery looked up'],
    ['call-back', '考虑后回电', 'To be called back', 'callBack'],
  ]],
  ['after-sales', '退换货', 'Return or exchange', [
    ['return', '办理退货', 'Return arranged', 'ticket'],
    ['exchange', '办理换货', 'Exchange arranged', 'ticket'],
    ['refund', '查退款', 'Refund looked up'],
    ['refused', '不符合条件', 'Not entitled'],
    ['escalated', '升级处理', 'Escalated', 'escalate'],
  ]],
  ['account', '账单发票', 'Bill or invoice', [
    ['explained', '已解释', 'Explained'],
    ['invoice', '开具发票', 'Invoice to be issued', 'ticket'],
    ['disputed', '费用有异议', 'Charge disputed', 'escalate'],
    ['call-back', '核对后回电', 'To be called back', 'callBack'],
  ]],
  ['outbound', '回访', 'Follow-up call', [
    ['satisfied', '满意', 'Satisfied'],
    ['unsatisfied', '不满意', 'Not satisfied', 'escalate'],
    ['no-answer', '无人接听', 'No answer', 'callBack'],
    ['later', '改约时间', 'Another time', 'callBack'],
  ]],
  ['nuisance', '无效来电', 'No real call', [
    ['wrong-number', '打错', 'Wrong number'],
    ['silent', '无声', 'Nobody spoke'],
    ['cut-off', '中途断线', 'Cut off', 'callBack'],
    ['advertising', '推销骚扰', 'Advertising'],
  ]],
  ['other', '其他', 'Other', [
    ['noted', '已记录', 'Noted'],
    ['passed-on', '已转相关部门', 'Passed on', 'ticket'],
    ['call-back', '需回电', 'To be called back', 'callBack'],
  ]],
];

/** The write-up tree of a company that has not made its own. */
export const defaultDispositionRules: DispositionRules = {
  reasons: tree.map(([id, zh, en, results]) => ({
    id,
    label: { 'zh-CN': zh, en },
    results: results.map(([resultId, resultZh, resultEn, followUp = 'none']) => ({ id: resultId, label: { 'zh-CN': resultZh, en: resultEn }, followUp })),
  })),
  requiredQueues: [],
  retired: [],
};
