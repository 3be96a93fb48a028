import type { ReviewPackage } from '../../../shared/reviews/reviewPackage.ts';
import type { PackageFacts } from '../../../shared/reviews/reviewPackageContent.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { signingKeyOfStore } from '../evidenceChain.ts';
import { keepEvidence } from '../evidenceEntries.ts';
import type { PackageObstacle } from '../requests/reviewPackages.ts';
import type { StoreArgument } from '../storeApi.ts';
import { noteCalibration } from './packagedCalibrations.ts';

type Row = Omit<ReviewPackage, 'callIds'> & { readonly callIds: string };

const columns = `id, direction, madeBy, fingerprint, madeAt, note, answeredAt, answerBy, answerFingerprint, removedAt,
  (SELECT json_group_array(callId) FROM (SELECT callId FROM reviewPackageCall WHERE packageId = reviewPackage.id ORDER BY position)) AS callIds,
  CASE direction
    WHEN 'taken' THEN (SELECT count(DISTINCT review.callId) FROM reviewPackageCall AS part JOIN review ON review.callId = part.callId WHERE part.packageId = reviewPackage.id AND review.state <> 'draft')
    ELSE (SELECT count(DISTINCT review.callId) FROM reviewPackagePart AS part JOIN review ON review.id = part.id WHERE part.packageId = reviewPackage.id AND part.kind = 'review')
  END AS reviewed`;
const mostListed = 500;

const packageOf = ({ callIds, ...rest }: Row): ReviewPackage => ({ ...rest, callIds: JSON.parse(callIds) as string[] });

export function listReviewPackages(db: ReadableDb): readonly ReviewPackage[] {
  return allRows<Row>(db, `SELECT ${columns} FROM reviewPackage ORDER BY keptAt DESC, id LIMIT ?`, mostListed).map(packageOf);
}

export function getReviewPackage(db: ReadableDb, { id }: { readonly id: string }): ReviewPackage | null {
  const row = getRow<Row>(db, `SELECT ${columns} FROM reviewPackage WHERE id = ?`, id);
  return row === undefined ? null : packageOf(row);
}

export function calibratedCalls(db: ReadableDb, { callIds }: { readonly callIds: readonly string[] }): readonly string[] {
  return allRows<{ callId: string }>(
    db,
    `SELECT DISTINCT callId FROM calibrationCall JOIN calibration ON calibration.id = calibrationCall.calibrationId
     WHERE calibration.closedAt IS NULL AND callId IN (SELECT value FROM json_each(?))`,
    JSON.stringify(callIds),
  ).map(({ callId }) => callId);
}

/** Writes the row of a package and its calls; one that was removed before is there again. */
export function putPackage(db: WritableDb, direction: ReviewPackage['direction'], { id, madeBy, fingerprint, madeAt, note, callIds }: PackageFacts, cards: unknown, at: number): void {
  runSql(
    db,
    `INSERT INTO reviewPackage (id, direction, madeBy, fingerprint, madeAt, note, cards, keptAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET cards = excluded.cards, keptAt = excluded.keptAt, removedAt = NULL, removedBy = NULL, removedFor = NULL`,
    id, direction, madeBy, fingerprint, madeAt, note, JSON.stringify(cards), at,
  );
  for (const [position, callId] of callIds.entries()) {
    runSql(db, 'INSERT INTO reviewPackageCall (packageId, position, callId) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', id, position, callId);
  }
}

export function keepGivenPackage(db: WritableDb, { at, files, calibration, ...facts }: StoreArgument<'keepGivenPackage'>): void {
  transact(db, () => {
    putPackage(db, 'given', facts, [], at);
    if (calibration !== null) noteCalibration(db, facts.id, calibration);
    for (const callId of facts.callIds) {
      const recordingId = getRow<{ id: string }>(
        db, 'SELECT recording.id FROM recording JOIN call ON call.id = recording.call WHERE call.callId = ? ORDER BY recording.startedAt DESC LIMIT 1', callId,
      )?.id ?? null;
      keepEvidence(db, { kind: 'exported', subject: callId, payload: { id: facts.id, recordingId, by: facts.madeBy, what: 'reviewPackage', files } });
    }
  });
}

export function checkPackage(db: WritableDb, { id, fingerprint, callIds }: StoreArgument<'checkPackage'>): PackageObstacle | null {
  const known = getRow<{ direction: ReviewPackage['direction']; removedAt: number | null }>(db, 'SELECT direction, removedAt FROM reviewPackage WHERE id = ?', id);
  if (known?.direction === 'given' || fingerprint === signingKeyOfStore(db).fingerprint) return 'packageOurs';
  if (known !== undefined && known.removedAt === null) return 'packageTaken';
  const own = getRow(db, 'SELECT 1 FROM call WHERE callId IN (SELECT value FROM json_each(?)) LIMIT 1', JSON.stringify(callIds));
  return own === undefined ? null : 'packageCallKnown';
}

export function noteAnswer(db: WritableDb, { id, by, at }: StoreArgument<'noteAnswer'>): void {
  runSql(db, 'UPDATE reviewPackage SET answeredAt = ?, answerBy = ? WHERE id = ?', at, by, id);
}
