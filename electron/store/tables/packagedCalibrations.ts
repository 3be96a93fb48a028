import type { GivenCalibration, PackagedCalibration } from '../../../shared/reviews/reviewPackageContent.ts';
import { getRow, runSql } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { getCalibration } from './calibrations.ts';
import type { CardPair } from './packagedCards.ts';
import { keptText } from './reviews.ts';

/** Remembers that a package is for somebody who takes part in a calibration. */
export function noteCalibration(db: WritableDb, packageId: string, { id, reviewer }: GivenCalibration): void {
  runSql(db, 'INSERT INTO packagedCalibration (packageId, calibrationId, reviewer) VALUES (?, ?, ?) ON CONFLICT DO NOTHING', packageId, id, reviewer);
}

/** The calibration that a package is for; null = none. */
export function calibrationOfPackage(db: ReadableDb, packageId: string): GivenCalibration | null {
  return getRow<GivenCalibration>(db, 'SELECT calibrationId AS id, reviewer FROM packagedCalibration WHERE packageId = ?', packageId) ?? null;
}

/**
 * Puts a calibration of another house beside those of this one: its calls are judged blind by the one who took the package in.
 * Returns whether it is there; a calibration that was made here is never added to.
 */
export function keepForeignCalibration(db: WritableDb, packageId: string, calibration: PackagedCalibration, pairs: readonly CardPair[], judge: string): boolean {
  const { id, name, cardId, cardVersion, callIds, reviewer, madeBy, madeAt } = calibration;
  const pair = pairs.find(([foreignId, version]) => foreignId === cardId && version === cardVersion);
  const known = getCalibration(db, { id });
  const foreign = getRow(db, `SELECT 1 FROM packagedCalibration JOIN reviewPackage ON reviewPackage.id = packageId WHERE calibrationId = ? AND direction = 'taken'`, id) !== undefined;
  if (pair === undefined || (known !== null && !foreign)) return false;
  runSql(
    db, 'INSERT INTO calibration (id, name, cardId, cardVersion, madeBy, madeAt) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET closedAt = NULL',
    id, keptText(name), pair[2], pair[3], madeBy, madeAt,
  );
  const calls = new Set(known?.callIds);
  for (const callId of callIds) if (!calls.has(callId)) runSql(db, 'INSERT INTO calibrationCall (calibrationId, position, callId) VALUES (?, ?, ?)', id, freePlace(db, 'calibrationCall', id), callId);
  if (known?.reviewers.includes(judge) !== true) runSql(db, 'INSERT INTO calibrationReviewer (calibrationId, position, reviewer) VALUES (?, ?, ?)', id, freePlace(db, 'calibrationReviewer', id), judge);
  noteCalibration(db, packageId, { id, reviewer });
  return true;
}

function freePlace(db: ReadableDb, table: 'calibrationCall' | 'calibrationReviewer', id: string): number {
  return getRow<{ place: number }>(db, `SELECT coalesce(max(position) + 1, 0) AS place FROM ${table} WHERE calibrationId = ?`, id)?.place ?? 0;
}

/** Ends what came with a package that is removed, in the open transaction and after its calls are gone. */
export function closeForeignCalibration(db: WritableDb, packageId: string, at: number): void {
  const id = calibrationOfPackage(db, packageId)?.id;
  if (id === undefined) return;
  runSql(db, 'DELETE FROM calibrationCall WHERE calibrationId = ? AND NOT EXISTS (SELECT 1 FROM packagedCall WHERE packagedCall.callId = calibrationCall.callId AND kept = 1)', id);
  runSql(db, 'UPDATE calibration SET closedAt = ? WHERE id = ? AND closedAt IS NULL AND NOT EXISTS (SELECT 1 FROM calibrationCall WHERE calibrationId = calibration.id)', at, id);
}
