import type { Calibration, CalibrationResult } from '../../../../shared/reviews/calibration.ts';
import { calibrationDraftSchema } from '../../../../shared/reviews/calibration.ts';
import type { KeptCard } from '../../../../shared/reviews/keptCard.ts';
import type { Review, ReviewRevision } from '../../../../shared/reviews/review.ts';
import type { ReviewFigures } from '../../../../shared/reviews/reviewFigures.ts';
import type { QueuedCall, QueuedFor, ReviewListQuery, ReviewPageOf, ReviewRow } from '../../../../shared/reviews/reviewLists.ts';
import type { SamplingPlan } from '../../../../shared/reviews/samplingPlan.ts';
import { scoreCardSchema, type Marks, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { scoreOf } from '../../../../shared/reviews/scoreOf.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { row } from './answers.ts';
import { anyConsoleState } from '../../../fakes/fakeBridge.ts';
import { rightsOf } from '../../../../shared/rights/rights.ts';
import { now, seat } from './scenes.ts';

const day = 86_400_000;
const me = '8001';
const agents = ['8001', '8002', '8005', '8020', '8033'];
const id = (position: number): string => `7a1c2a34-0f5c-4c2e-9a53-${String(position).padStart(12, '0')}`;

const criterion = (name: string, weight: number, max: number, more: { fatal?: boolean; description?: string } = {}) => ({ id: name, name, description: more.description ?? '', weight, scale: max === 1 ? { kind: 'yesNo' } : { kind: 'points', max }, fatal: more.fatal ?? false });

/** A card as a call centre writes it. */
export const card: ScoreCard = scoreCardSchema.parse({
  id: 'service', version: 3, name: '售后服务通用评分表', passMark: 80,
  sections: [
    { id: 'open', name: '开场', criteria: [criterion('报公司名和工号', 10, 1, { description: '接通后 5 秒内报出“华强电子”和本人工号。' }), criterion('语气友善、语速适中', 10, 5)] },
    { id: 'need', name: '了解需求', criteria: [criterion('听完客户说明，不打断', 15, 5), criterion('复述并确认型号与故障', 20, 5, { description: '用自己的话复述一遍，等客户确认。' })] },
    { id: 'solve', name: '处理', criteria: [criterion('给出正确的处理办法', 25, 10), criterion('承诺时间前查过派工', 10, 1), criterion('泄露客户资料或辱骂客户', 5, 1, { fatal: true, description: '未发生为“达到”。' })] },
    { id: 'end', name: '收尾', criteria: [criterion('询问是否还有其他问题', 5, 1)] },
  ],
});

const mark = (points: number | null, comment = '', atMs: number | null = null) => ({ points, comment, atMs });
const partly: Marks = {
  报公司名和工号: mark(1, '', 4_200),
  '语气友善、语速适中': mark(4),
  '听完客户说明，不打断': mark(2, '客户第二次说明型号时被打断', 88_000),
  复述并确认型号与故障: mark(3),
};
const whole: Marks = { ...partly, 给出正确的处理办法: mark(8), 承诺时间前查过派工: mark(0, '直接答应明天上门，没有查派工系统', 198_500), 泄露客户资料或辱骂客户: mark(1), 询问是否还有其他问题: mark(null) };
const better: Marks = { ...whole, 复述并确认型号与故障: mark(5, '03:10 有复述，初评漏听', 190_000) };
const summary = '整体亲切。需要改进：不打断客户；承诺上门时间前先查派工。';

function review(position: number, callId: string, changes: Partial<Review> = {}): Review {
  const marks = changes.marks ?? whole;
  const score = scoreOf(card, marks);
  const revisions: readonly ReviewRevision[] = [{ revision: 1, at: now - 3 * day, by: me, reason: '', total: score.total, marks, summary }];
  return {
    id: id(position), callId, cardId: card.id, cardVersion: card.version, calibrationId: null, marks, summary, reviewer: me, agent: '8005', state: 'handedIn', total: score.total, passed: score.passed,
    changedAt: now - 3 * day, handedInAt: now - 3 * day, revisions, appeal: null, ...changes,
  };
}

const call = row(0).callId;
const draft = review(1, call, { state: 'draft', marks: partly, summary: '整体亲切。', revisions: [], total: null, passed: false, handedInAt: null, changedAt: now - 60_000 });
const fatal = { ...draft, marks: { ...whole, 泄露客户资料或辱骂客户: mark(0, '把另一位客户的电话念给了来电人', 236_000) } };
const firstReading: ReviewRevision = { revision: 1, at: now - 3 * day, by: me, reason: '', total: scoreOf(card, whole).total, marks: whole, summary };
const changed = review(2, call, {
  marks: better, total: scoreOf(card, better).total, passed: scoreOf(card, better).passed,
  revisions: [firstReading, { revision: 2, at: now - day, by: me, reason: '申诉属实：03:10 确有复述', total: scoreOf(card, better).total, marks: better, summary }],
  appeal: { by: '8005', at: now - 2 * day, reason: '03:10 我复述了型号和故障，客户也确认了，请再听一遍。', state: 'changed', answer: '重听后属实，“复述并确认”改为满分。', answeredBy: me, answeredAt: now - day },
});
const appealed = review(3, call, { appeal: { by: '8005', at: now - day, reason: '03:10 我复述了型号和故障，客户也确认了，请再听一遍。', state: 'open', answer: '', answeredBy: null, answeredAt: null } });
const ofAnother = review(4, call, { reviewer: '8050', agent: me });

const why: readonly QueuedFor[] = ['calibration', 'survey', 'random', 'neverReviewed', 'lowScores', 'rule', 'longHold', 'byHand', 'transferred', 'longCall'];
const waiting: readonly QueuedCall[] = why.map((reason, index) => {
  const entry = row(index * 2);
  return {
    callId: entry.callId, why: reason, from: reason === 'calibration' ? '十一月校准' : reason === 'byHand' ? '' : '每周抽检', calibrationId: reason === 'calibration' ? id(90) : null, agent: agents[index % agents.length] ?? '',
    startedAt: entry.startedAt, remoteNumber: entry.remoteNumber, customerName: entry.customerName, serviceNumber: entry.serviceNumber, talkSeconds: 372 - index * 31, begun: index === 2, queuedAt: now - index * 3_600_000,
    reviewer: reason === 'byHand' ? me : '', cardId: null,
  };
});

const calibration: Calibration = {
  ...calibrationDraftSchema.parse({ name: '十一月校准', callIds: [0, 2, 5, 6].map((position) => row(position).callId), reviewers: [me, '8050', '8051'], cardId: card.id, cardVersion: card.version }),
  id: id(90), madeBy: '8900', madeAt: now - 4 * day, closedAt: null, handedIn: 7,
};
const closed: Calibration = { ...calibration, id: id(91), name: '十月校准', madeAt: now - 33 * day, closedAt: now - 20 * day, handedIn: 12 };
const totals = [[86.5, 82, 91], [74, 88.5, 71], [93, 92, 94.5], [0, 65, 61.5]];
const result = (one: Calibration, blind: boolean): CalibrationResult => ({
  calibration: one, blind,
  totals: one.callIds.flatMap((callId, at) => one.reviewers.flatMap((reviewer, who) => (blind && (reviewer !== me || at > 1) ? [] : [{ callId, reviewer, total: totals[at]?.[who] ?? null, reviewId: id(200 + at * 10 + who) }]))),
  pairs: blind ? [] : one.callIds.map((callId, at) => ({ callId, reviewers: [me, '8050'] as const, totals: 6, criteria: card.sections.flatMap(({ criteria }) => criteria).map((each, index) => ({ id: each.id, difference: ((at + 1) * (index + 2) * 7) % 60 / 100 })) })),
  kappa: blind ? [] : card.sections.flatMap(({ criteria }) => criteria).map(({ id: criterionId }, index) => ({ criterionId, kappa: index === 7 ? null : [-0.05, 0.22, 0.38, 0.47, 0.63, 0.71, 0.9][index] ?? null })),
});

const kept: readonly KeptCard[] = [
  { id: card.id, name: card.name, released: card, draft: null, releasedAt: now - 20 * day, retired: false, used: 214 },
  { id: 'sales', name: '销售来电评分表', released: { ...card, id: 'sales', version: 1, name: '销售来电评分表' }, draft: { ...card, id: 'sales', version: 2, name: '销售来电评分表' }, releasedAt: now - 80 * day, retired: false, used: 61 },
  { id: 'old', name: '2025 年评分表', released: { ...card, id: 'old', version: 2, name: '2025 年评分表' }, draft: null, releasedAt: now - 400 * day, retired: true, used: 1_902 },
];

const conditions = { serviceNumber: null, queue: null, minTalkSeconds: 60, maxSurveyScore: null, disposition: null, transferredOnly: false };
const plans: readonly SamplingPlan[] = [
  { id: 'weekly', name: '每周抽检', on: true, kind: 'random', period: 'week', perAgent: 2, seed: 'k3f9wq7p', conditions },
  { id: 'risk', name: '风险优先', on: true, kind: 'risk', period: 'day', perAgent: 1, seed: 'm4q2x8za', conditions: { ...conditions, maxSurveyScore: 2 } },
  { id: 'transfers', name: '转接通话', on: false, kind: 'rule', period: 'week', perAgent: 3, seed: 'p7c5n3vt', conditions: { ...conditions, queue: '售后一组', transferredOnly: true } },
];

function list({ filter, limit, cursor }: ReviewListQuery): ReviewPageOf {
  const rows = Array.from({ length: 640 }, (_, position): ReviewRow => {
    const entry = row(position);
    const total = position % 13 === 7 ? 0 : Math.round((62 + ((position * 17) % 38)) * 10 + (position % 10)) / 10;
    const state = position % 11 === 2 ? 'draft' : position % 17 === 5 ? 'changing' : 'handedIn';
    return {
      id: id(300 + position), callId: entry.callId, agent: filter === 'ofMe' ? me : (agents[position % agents.length] ?? ''), reviewer: filter === 'mine' ? me : ['8050', me, '8051'][position % 3] ?? me, state, cardName: card.name,
      total: state === 'draft' ? null : total, passed: total >= card.passMark, calibrationId: position % 9 === 4 ? id(90) : null, handedInAt: state === 'draft' ? null : now - position * 7_300_000, changedAt: now - position * 7_300_000,
      appeal: position % 8 === 3 ? 'open' : position % 15 === 6 ? 'changed' : position % 19 === 9 ? 'kept' : null, callStartedAt: entry.startedAt - day, remoteNumber: entry.remoteNumber,
    };
  }).filter(({ appeal }) => filter !== 'appealed' || appeal === 'open');
  const from = cursor === null ? 0 : Number(cursor.split(' ')[0]);
  return { total: cursor === null ? rows.length : null, rows: rows.slice(from, from + limit), cursor: from + limit < rows.length ? `${from + limit} x` : null };
}

const weeks = Array.from({ length: 13 }, (_, index) => ({ startsAt: now - (12 - index) * 7 * day, reviewed: 9 + ((index * 5) % 11), average: index === 4 ? null : 74 + ((index * 31) % 17) + index * 0.6 }));
const figures: ReviewFigures = {
  from: now - 91 * day, until: now, reviewed: 188, average: 84.3, passedShare: 0.77, fatal: 3, appeals: { made: 11, changed: 4, open: 2 },
  agents: agents.map((agent, index) => ({ agent, reviewed: 42 - index * 5, average: [91.2, 77.4, 86, 70.3, 88.9][index] ?? null, lowest: [72, 0, 61.5, 0, 74][index] ?? null, passedShare: [0.95, 0.58, 0.8, 0.44, 0.9][index] ?? null })),
  reviewers: [{ reviewer: me, reviewed: 92, average: 85.1, drift: 0.8, appealsChanged: 1 }, { reviewer: '8050', reviewed: 61, average: 78.2, drift: -6.1, appealsChanged: 3 }, { reviewer: '8051', reviewed: 35, average: 90.4, drift: 6.1, appealsChanged: 0 }],
  criteria: card.sections.flatMap(({ criteria }) => criteria).map(({ id: criterionId, name }, index) => ({ criterionId, name, reached: 0.48 + index * 0.066, judged: 188 - index * 9 })),
  weeks,
};

const links = (['callClosed', 'recordingCompleted', 'listened', 'reviewKept'] as const).map((kind, index) => ({ sequence: 4_180 + index * 3, at: now - (5 - index) * 3_600_000, kind, by: index < 2 ? null : me }));

/** A reviewer who leads, in the middle of a card. */
export const scoringAnswers: FakeAnswers = {
  'review:ofCall': () => [draft],
  'review:waiting': () => waiting,
  'review:counts': () => ({ waiting: waiting.length, drafts: 1, openAppeals: 2, unseenOfMe: 0 }),
  'review:list': list as never,
  'review:figures': () => figures,
  'review:listened': () => [{ by: me, at: now - 200_000, servedMs: 261_000, playedMs: 84_000 }, { by: '8051', at: now - 4_000_000, servedMs: 31_000, playedMs: 0 }, { by: '8050', at: now - day, servedMs: null, playedMs: null }],
  'scoreCard:list': () => kept,
  'scoreCard:get': () => card,
  'samplingPlan:list': () => plans,
  'calibration:list': () => [calibration, closed],
  'calibration:result': (({ id: asked }: { readonly id: string }) => (asked === closed.id ? result(closed, false) : result(calibration, true))) as never,
  'reviewPackage:list': () => [],
  'ledger:agents': () => agents,
  'evidence:ofCall': () => ({ links, verifiedUntil: 4_189, problems: [] }),
};

const nothing: FakeAnswers = {
  ...scoringAnswers, 'review:ofCall': () => [], 'review:waiting': () => [], 'scoreCard:list': () => [], 'samplingPlan:list': () => [], 'calibration:list': () => [], 'review:list': () => ({ total: 0, rows: [], cursor: null }),
  'review:counts': () => ({ waiting: 0, drafts: 0, openAppeals: 0, unseenOfMe: 0 }), 'review:figures': () => ({ ...figures, reviewed: 0 }), 'review:listened': () => [], 'evidence:ofCall': () => ({ links: [], verifiedUntil: null, problems: [] }),
};

/** The same page at other moments. */
export const scoringVariants: Readonly<Record<string, FakeAnswers>> = {
  scoring: scoringAnswers,
  scoringDraft: { ...scoringAnswers, 'calibration:list': () => [] },
  scoringBlind: { ...scoringAnswers, 'review:ofCall': () => [] },
  scoringFatal: { ...scoringAnswers, 'calibration:list': () => [], 'review:ofCall': () => [fatal] },
  scoringHandedIn: { ...scoringAnswers, 'calibration:list': () => [], 'review:ofCall': () => [changed, { ...ofAnother, agent: '8005' }] },
  scoringAppealed: { ...scoringAnswers, 'calibration:list': () => [], 'review:ofCall': () => [appealed], 'evidence:ofCall': () => ({ links, verifiedUntil: 4_180, problems: [{ kind: 'changedChunk', sequence: 4_183, recordingId: 'recording-0', chunk: 17 }] }) },
  scoringNothing: nothing,
  scoringAgent: { ...scoringAnswers, 'review:ofCall': () => [ofAnother], 'review:counts': () => ({ waiting: 0, drafts: 0, openAppeals: 0, unseenOfMe: 2 }) },
};

/** An agent without the right to review, in the console. */
export const scoringScenes = {
  scoringAgent: () => anyConsoleState({ ...seat, seat: { configured: true, user: me, displayName: '', server: 'wss://sip.example.invalid/ws', profile: 'generic', role: 'agent', rights: rightsOf('agent', false) } }),
};
