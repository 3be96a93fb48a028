import en from '../../resources/locales/en/defaultScoreCard.json' with { type: 'json' };
import zhCN from '../../resources/locales/zh-CN/defaultScoreCard.json' with { type: 'json' };
import type { Criterion, Scale, ScoreCard } from '../../shared/reviews/scoreCard.ts';

type Texts = typeof zhCN;
type CriterionId = keyof Texts['criteria'];

const points = (max: number): Scale => ({ kind: 'points', max });
const yesNo: Scale = { kind: 'yesNo' };

/** Weights add up to 100; red lines weigh little, for one of them that is not met decides alone. */
const layout: readonly { readonly id: keyof Texts['sections']; readonly criteria: readonly (readonly [id: CriterionId, weight: number, scale: Scale])[] }[] = [
  { id: 'opening', criteria: [['greeting', 5, yesNo], ['identity', 8, points(2)]] },
  { id: 'listening', criteria: [['listening', 8, points(5)], ['understanding', 12, points(5)]] },
  { id: 'business', criteria: [['accuracy', 18, points(5)], ['procedure', 10, points(5)], ['solution', 12, points(5)]] },
  { id: 'attitude', criteria: [['politeness', 8, points(5)], ['pace', 4, points(2)], ['empathy', 5, points(5)]] },
  { id: 'closing', criteria: [['summary', 4, yesNo], ['farewell', 3, yesNo]] },
  { id: 'redLines', criteria: [['noAbuse', 1, yesNo], ['noLeak', 1, yesNo], ['noHangUp', 1, yesNo]] },
];

export const defaultCardId = 'default';

/** The score card with which a reviewer can begin at once: what most call centres ask. */
export function defaultScoreCard(locale: 'zh-CN' | 'en'): ScoreCard {
  const texts: Texts = locale === 'en' ? en : zhCN;
  const sections = layout.map(({ id, criteria }) => ({
    id: `section-${id}`,
    name: texts.sections[id],
    criteria: criteria.map(([criterion, weight, scale]): Criterion => ({ id: criterion, ...texts.criteria[criterion], weight, scale, fatal: id === 'redLines' })),
  }));
  return { id: defaultCardId, version: 1, name: texts.name, sections, passMark: 80 };
}
