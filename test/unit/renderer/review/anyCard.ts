import { scoreCardSchema, type ScoreCard } from '../../../../shared/reviews/scoreCard.ts';

/** A card of two sections: a fatal yes-no criterion, one of five points, one more yes-no. */
export function anyCard(): ScoreCard {
  const criterion = (id: string, changes: object = {}) => ({ id, name: id, description: '', weight: 10, scale: { kind: 'yesNo' }, fatal: false, ...changes });
  return scoreCardSchema.parse({
    id: 'card', version: 2, name: '售后', passMark: 80,
    sections: [
      { id: 'open', name: '开场', criteria: [criterion('greet', { fatal: true }), criterion('solve', { scale: { kind: 'points', max: 5 }, weight: 30 })] },
      { id: 'end', name: '收尾', criteria: [criterion('bye')] },
    ],
  });
}
