import { expect, test } from 'vitest';
import { cardFaults } from '../../../../renderer/review/scoring/cards/cardFaults.ts';
import { editCard, newCard, nextVersion, shareOf, tidied, weightSum, type CardEdit } from '../../../../renderer/review/scoring/cards/editCard.ts';
import { criteriaOf, scoreCardSchema, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';
import { seeded } from '../../../fixtures/waveform/voice.ts';
import { anyCard } from './anyCard.ts';

const ids = (card: ScoreCard) => card.sections.map(({ criteria }) => criteria.map(({ id }) => id));

test('a criterion moves within its section, and at its end into the next one', () => {
  const moved = editCard(anyCard(), { kind: 'moveCriterion', section: 0, at: 1, by: 1 });
  expect(ids(moved)).toEqual([['greet'], ['solve', 'bye']]);
  expect(ids(editCard(moved, { kind: 'moveCriterion', section: 1, at: 0, by: -1 }))).toEqual([['greet', 'solve'], ['bye']]);
  expect(ids(editCard(anyCard(), { kind: 'moveCriterion', section: 0, at: 0, by: -1 }))).toEqual([['greet', 'solve'], ['bye']]);
});

test('the next version has the same criteria, so that figures go on', () => {
  const next = nextVersion(anyCard());
  expect([next.version, ids(next)]).toEqual([3, ids(anyCard())]);
});

test('a weight counts as its share of all weights', () => {
  const card = anyCard();
  expect([weightSum(card), ...criteriaOf(card).map((criterion) => shareOf(card, criterion))]).toEqual([50, 0.2, 0.6, 0.2]);
});

test('what is missing is named where it is missing', () => {
  const card = newCard();
  const [section] = card.sections;
  expect([...cardFaults(card).values()]).toEqual(['nameMissing', 'sectionNameMissing', 'criterionNameMissing']);
  expect(cardFaults(editCard({ ...anyCard() }, { kind: 'removeCriterion', section: 1, at: 0 })).get('end')).toBe('criterionMissing');
  expect(cardFaults({ ...anyCard(), sections: [] }).get('card')).toBe('sectionMissing');
  expect(section?.criteria).toHaveLength(1);
  const twice = editCard(anyCard(), { kind: 'criterion', section: 1, at: 0, change: { name: ' greet ' } });
  expect([...cardFaults(twice)]).toEqual([['bye', 'nameTwice']]);
});

test('after any steps of writing, a card without faults is one that main takes', () => {
  const random = seeded(11);
  const pick = (count: number) => Math.floor(random() * count);
  const text = () => ['', ' ', '开场', 'A', `项目 ${pick(9_999)}`, `  ${pick(999)}名 `][pick(6)] ?? '';
  const step = (): CardEdit => {
    const [section, at, by] = [pick(4), pick(4), pick(2) === 0 ? 1 : -1] as const;
    const change = [{ name: text() }, { weight: 1 + pick(100) }, { fatal: pick(2) === 0 }, { scale: { kind: 'points' as const, max: 2 + pick(9) } }][pick(4)] ?? {};
    return ([
      { kind: 'name', name: text() }, { kind: 'section', at, name: text() }, { kind: 'addSection' }, { kind: 'moveSection', at, by }, { kind: 'removeSection', at }, { kind: 'passMark', passMark: pick(101) },
      { kind: 'criterion', section, at, change }, { kind: 'addCriterion', section }, { kind: 'moveCriterion', section, at, by }, { kind: 'removeCriterion', section, at },
    ] as const)[pick(10)] ?? { kind: 'addSection' };
  };
  let whole = 0;
  for (let round = 0; round < 300; round += 1) {
    let card = anyCard();
    for (let count = pick(12); count > 0; count -= 1) card = editCard(card, step());
    const taken = scoreCardSchema.safeParse(tidied(card)).success;
    if (cardFaults(card).size === 0) {
      whole += 1;
      expect(taken).toBe(true);
    }
    if (!taken) expect(cardFaults(card).size).toBeGreaterThan(0);
    expect(new Set(criteriaOf(card).map(({ id }) => id)).size).toBe(criteriaOf(card).length);
  }
  expect(whole).toBeGreaterThan(20);
});
