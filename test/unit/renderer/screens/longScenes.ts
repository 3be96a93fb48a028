import type { CallFacts } from '../../../../shared/calls/callFacts.ts';
import type { CustomerCard } from '../../../../shared/callers/customerCard.ts';
import type { CallView, ConsoleState } from '../../../../shared/ipc/consoleState.ts';
import { anyCallView, anyConsoleState } from '../../../fakes/fakeBridge.ts';
import { agentIn, facts, found, ids, now, seat, seconds, talking, wangLi, wangLookUps } from './scenes.ts';

/** Sixty hanzi. */
const longCompany = '内蒙古自治区鄂尔多斯市准格尔旗大路新区煤化工产业园区管理委员会后勤服务中心暨呼和浩特市赛罕区联合采购与设备维保有限责任公司（筹）';
const longNote = '客户要求每次上门之前先打办公室电话，不要打手机；园区东门周末不开，只能走北门，须提前一天登记车牌。上次工程师等了四十分钟。🙂 هذا العميل يتحدث العربية أيضًا。设备共 37 台，其中 12 台已过保，续保报价在 2026-11-03 发过，等采购委员会批。If nobody answers, write to facility-management-and-procurement@ordos-coal-chemistry.example。';

const customer: CustomerCard = {
  ...wangLi, name: '阿卜杜热合曼·买买提江·库尔班诺夫 محمد عبد الله 🌟', company: longCompany, level: '战略合作伙伴（集团总部直管）',
  tags: ['每年续签', '须提前一天登记车牌', '🏭 园区', 'عميل مهم', 'A-very-long-label-without-any-blank-in-it', '老客户', '空调', '月结'], notes: longNote,
  numbers: ['13812345678', '0477-83001100;8021', '+14155550123', '+85221234567'],
};

const longFacts: CallFacts = {
  ...facts,
  ivrPath: { kind: 'read', value: ['售后服务与技术支持', '大型商用中央空调', '故障报修', '已过保修期的设备', '按设备编号查询', '其他地区'].map((label, at) => ({ key: String(at + 1), label })), source: 'User-to-User' },
  queue: { kind: 'read', value: '华北大区商用中央空调售后二级技术支持组（夜班）', source: 'X-Queue' },
  queueWaitSeconds: { kind: 'read', value: 4_018, source: 'X-Queue-Wait' },
  routeRule: { kind: 'read', value: '节假日及调休工作日之外的全部夜间与清晨时段（含农历除夕）#128', source: 'X-Route-Rule' },
};

const routing = wangLookUps.routing.kind === 'found' ? wangLookUps.routing.value : null;

function longCall(changes: Parameters<typeof anyCallView>[0]): CallView {
  return anyCallView(
    { id: ids.wang, remoteNumber: '047783001100;8021', facts: longFacts, startedAt: now - 77 * seconds, recording: true, mediaConnected: true, ...changes },
    {
      ...wangLookUps, customer: found(customer, 'local store', 3),
      ...(routing && { routing: found({ ...routing, label: '华北大区商用中央空调售后与技术支持热线', state: 'outsideHours', stateReason: '服务时间 工作日 9:00–18:00，其余时间转值班；法定节假日全天转语音信箱并短信通知值班经理', rule: '节假日及调休工作日之外的全部夜间与清晨时段（含农历除夕）#128', onDuty: ['阿卜杜热合曼·买买提江', '欧阳慕容雪晴', '李晓明', '陈静', '刘洋', '司徒建国'].map((name, at) => ({ name, number: `80${at}1`, free: at % 2 === 0 })) }, 'platform', 41) }),
    },
  );
}

/** Everything as long as it may get: what has to end in dots or go on in the next line. */
export const longScenes: Readonly<Record<string, () => ConsoleState>> = {
  long: () => anyConsoleState({ ...seat, agent: agentIn('talking', talking.since, { next: { kind: 'break', reason: 'training' } }), focusedCallId: ids.wang, calls: [longCall({ state: talking })] }),
  longRinging: () => anyConsoleState({ ...seat, agent: agentIn('ringing', now - 5 * seconds), focusedCallId: ids.wang, calls: [longCall({ state: { kind: 'ringing', since: now - 5 * seconds }, recording: false, mediaConnected: false })] }),
};
