import { canonicalJson } from '../../../shared/evidence/canonicalJson.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { getRow, runSql } from '../connection.ts';
import type { WritableDb } from '../connection.ts';

/** A card of a package, and the one here with which the calls are judged. */
export type CardPair = readonly [id: string, version: number, hereId: string, hereVersion: number];

const contentOf = ({ name, sections, passMark }: ScoreCard): string => canonicalJson({ name, sections, passMark });

/**
 * Keeps a card from elsewhere: under its own id where that is free or means the same, else under an id of its own, so that no
 * card of this house changes.
 * @param retired it is only kept for what was judged with it
 */
export function keepForeignCard(db: WritableDb, card: ScoreCard, packageId: string, { by, at, retired }: { readonly by: string; readonly at: number; readonly retired: boolean }): CardPair {
  const used = (id: string, version: number) => getRow<{ card: string; releasedAt: number | null }>(db, 'SELECT card, releasedAt FROM scoreCardVersion WHERE cardId = ? AND version = ?', id, version);
  const means = (id: string, version: number): 'nothing' | 'the same' | 'another' => {
    const row = used(id, version);
    if (row === undefined) return 'nothing';
    return row.releasedAt !== null && contentOf(JSON.parse(row.card) as ScoreCard) === contentOf(card) ? 'the same' : 'another';
  };
  const own = means(card.id, card.version);
  const id = own === 'another' ? `${card.id.slice(0, 50)}~${packageId.slice(0, 8)}` : card.id;
  if (own !== 'the same' && means(id, card.version) !== 'the same') {
    runSql(db, 'INSERT INTO scoreCard (id, retired) VALUES (?, ?) ON CONFLICT (id) DO NOTHING', id, retired ? 1 : 0);
    runSql(
      db, 'INSERT INTO scoreCardVersion (cardId, version, card, writtenBy, writtenAt, releasedAt) VALUES (?, ?, ?, ?, ?, ?)',
      id, card.version, JSON.stringify({ ...card, id }), by, at, at,
    );
  }
  return [card.id, card.version, id, card.version];
}
