import type { ReviewPackage } from '../../../../shared/reviews/reviewPackage.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { row } from './answers.ts';
import { now } from './scenes.ts';
import { scoringAnswers } from './scoringAnswers.ts';

const day = 86_400_000;
const calls = (from: number, count: number) => Array.from({ length: count }, (_, position) => row(from + position).callId);
const id = (digit: number) => `${String(digit).repeat(8)}-0000-4000-8000-000000000000`;

const taken: ReviewPackage = {
  id: id(1), direction: 'taken', madeBy: '王丽（华信家电）', fingerprint: '3fa91c07be2245d8', madeAt: now - day, note: '十一月抽样，请在周五前听完。投诉件优先。', callIds: calls(0, 6), reviewed: 2,
  answeredAt: null, answerBy: null, answerFingerprint: null, removedAt: null,
};
const packages: readonly ReviewPackage[] = [
  taken,
  { ...taken, id: id(2), direction: 'given', madeBy: '8001', fingerprint: '91bb0c4e55a0f7d2', note: '给外部质检', callIds: calls(10, 20), reviewed: 0, madeAt: now - 2 * day },
  { ...taken, id: id(3), direction: 'given', madeBy: '8001', fingerprint: '91bb0c4e55a0f7d2', note: '', callIds: calls(30, 12), reviewed: 11, madeAt: now - 9 * day, answeredAt: now - 3 * day, answerBy: '审听员 李', answerFingerprint: 'c04a7712ee93b651' },
  { ...taken, id: id(4), madeBy: 'Quality Partners Ltd.', note: '', callIds: calls(45, 3), reviewed: 3, madeAt: now - 20 * day, answeredAt: now - 15 * day, removedAt: now - 14 * day },
];

/** The tab of packages at several moments. */
export const packageVariants: Readonly<Record<string, FakeAnswers>> = {
  packages: { ...scoringAnswers, 'reviewPackage:list': () => packages },
  packagesNothing: { ...scoringAnswers, 'reviewPackage:list': () => [], 'scoreCard:list': () => [], 'review:waiting': () => [] },
};
