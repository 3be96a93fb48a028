import { canonicalJson } from '../../../shared/evidence/canonicalJson.ts';
import type { KeptCard } from '../../../shared/reviews/keptCard.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import type { StoreArgument } from '../storeApi.ts';
import { StoreError } from '../storeErrors.ts';

interface VersionRow { readonly cardId: string; readonly version: number; readonly card: string; readonly releasedAt: number | null; readonly retired: number }

function newest(db: ReadableDb, cardId: string): { readonly version: number; readonly releasedAt: number | null } | undefined {
  return getRow(db, 'SELECT version, releasedAt FROM scoreCardVersion WHERE cardId = ? ORDER BY version DESC LIMIT 1', cardId);
}

function putVersion(db: WritableDb, card: ScoreCard, by: string, at: number, releasedAt: number | null): void {
  runSql(db, 'INSERT INTO scoreCard (id) VALUES (?) ON CONFLICT DO NOTHING', card.id);
  runSql(
    db,
    `INSERT INTO scoreCardVersion (cardId, version, card, writtenBy, writtenAt, releasedAt) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (cardId, version) DO UPDATE SET card = excluded.card, writtenBy = excluded.writtenBy, writtenAt = excluded.writtenAt`,
    card.id, card.version, JSON.stringify(card), by, at, releasedAt,
  );
}

export function saveScoreCard(db: WritableDb, { card, by, at }: StoreArgument<'saveScoreCard'>): void {
  transact(db, () => {
    const last = newest(db, card.id);
    const next = last === undefined ? 1 : last.releasedAt === null ? last.version : last.version + 1;
    if (card.version !== next) throw new StoreError('conflict', `The next version of this score card is ${next}.`);
    putVersion(db, card, by, at, null);
  });
}

export function releaseScoreCard(db: WritableDb, { cardId, at }: StoreArgument<'releaseScoreCard'>): void {
  const released = runSql(db, 'UPDATE scoreCardVersion SET releasedAt = ? WHERE cardId = ? AND releasedAt IS NULL', at, cardId);
  if (released === 0 && newest(db, cardId) === undefined) throw new StoreError('unknownCard', 'There is no such score card.');
}

export function discardScoreCard(db: WritableDb, { cardId }: StoreArgument<'discardScoreCard'>): void {
  transact(db, () => {
    runSql(db, 'DELETE FROM scoreCardVersion WHERE cardId = ? AND releasedAt IS NULL', cardId);
    runSql(db, 'DELETE FROM scoreCard WHERE id = ? AND NOT EXISTS (SELECT 1 FROM scoreCardVersion WHERE cardId = scoreCard.id)', cardId);
  });
}

export function retireScoreCard(db: WritableDb, { cardId, retired }: StoreArgument<'retireScoreCard'>): void {
  const changed = runSql(
    db,
    'UPDATE scoreCard SET retired = ? WHERE id = ? AND EXISTS (SELECT 1 FROM scoreCardVersion WHERE cardId = scoreCard.id AND releasedAt IS NOT NULL)',
    retired ? 1 : 0, cardId,
  );
  if (changed === 0) throw new StoreError('unknownCard', 'There is no such score card.');
}

export function takeInScoreCards(db: WritableDb, { cards, by, at }: StoreArgument<'takeInScoreCards'>): void {
  transact(db, () => {
    for (const card of cards) {
      const here = getRow<{ card: string; releasedAt: number | null }>(db, 'SELECT card, releasedAt FROM scoreCardVersion WHERE cardId = ? AND version = ?', card.id, card.version);
      if (here === undefined) putVersion(db, card, by, at, at);
      else if (here.releasedAt === null || canonicalJson(JSON.parse(here.card)) !== canonicalJson(card)) throw new StoreError('conflict', 'This version of the score card is here with other contents.');
    }
  });
}

export function putFirstScoreCard(db: WritableDb, { card, by, at }: StoreArgument<'putFirstScoreCard'>): void {
  transact(db, () => {
    if (getRow(db, 'SELECT 1 FROM scoreCard LIMIT 1') === undefined) putVersion(db, card, by, at, at);
  });
}

export function listScoreCards(db: ReadableDb): readonly KeptCard[] {
  const rows = allRows<VersionRow>(
    db,
    `SELECT cardId, version, card, releasedAt, retired FROM scoreCardVersion JOIN scoreCard ON scoreCard.id = cardId
     WHERE releasedAt IS NULL OR version = (SELECT max(version) FROM scoreCardVersion AS other WHERE other.cardId = scoreCardVersion.cardId AND other.releasedAt IS NOT NULL)
     ORDER BY cardId, version`,
  );
  const used = new Map(allRows<{ cardId: string; used: number }>(db, `SELECT cardId, count(*) AS used FROM review WHERE state <> 'draft' GROUP BY cardId`).map((row) => [row.cardId, row.used]));
  const cards = [...new Set(rows.map(({ cardId }) => cardId))].map((id): KeptCard => {
    const own = rows.filter(({ cardId }) => cardId === id);
    const [released, draft] = [own.find(({ releasedAt }) => releasedAt !== null), own.find(({ releasedAt }) => releasedAt === null)];
    const cardOf = (row: VersionRow | undefined) => (row === undefined ? null : (JSON.parse(row.card) as ScoreCard));
    const [judgedWith, written] = [cardOf(released), cardOf(draft)];
    return { id, name: (judgedWith ?? written)?.name ?? '', released: judgedWith, draft: written, releasedAt: released?.releasedAt ?? null, retired: own.some(({ retired }) => retired === 1), used: used.get(id) ?? 0 };
  });
  return cards.sort((a, b) => Number(a.retired) - Number(b.retired) || (a.name < b.name ? -1 : 1));
}

export function getScoreCard(db: ReadableDb, { cardId, version }: StoreArgument<'getScoreCard'>): ScoreCard | null {
  const row = getRow<{ card: string }>(db, 'SELECT card FROM scoreCardVersion WHERE cardId = ? AND version = ? AND releasedAt IS NOT NULL', cardId, version);
  return row === undefined ? null : (JSON.parse(row.card) as ScoreCard);
}

/** A version to judge with. Throws `unknownCard`. */
export function releasedCard(db: ReadableDb, cardId: string, version: number): ScoreCard {
  const card = getScoreCard(db, { cardId, version });
  if (card === null) throw new StoreError('unknownCard', 'There is no released version of this score card with this number.');
  return card;
}

export function isRetired(db: ReadableDb, cardId: string): boolean {
  return getRow<{ retired: number }>(db, 'SELECT retired FROM scoreCard WHERE id = ?', cardId)?.retired === 1;
}
