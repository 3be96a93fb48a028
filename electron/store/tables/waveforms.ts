import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PeakTile } from '../../../shared/waveform/peakTiles.ts';
import { talkFigures } from '../../../shared/waveform/talkFigures.ts';
import { lengthOf } from '../../../shared/waveform/stretch.ts';
import type { PeakLevel, Speech, WaveformOutline } from '../../../shared/waveform/waveform.ts';
import { allRows, getRow, runSql, transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';

interface WaveformRow { recordingId: string; durationMs: number; damagedMs: number; speech: string }

export function getWaveform(db: ReadableDb, { recordingId }: { readonly recordingId: string }): WaveformOutline | null {
  const row = getRow<WaveformRow>(db, 'SELECT recordingId, durationMs, damagedMs, speech FROM waveform WHERE recordingId = ?', recordingId);
  return row === undefined ? null : { ...row, speech: JSON.parse(row.speech) as Speech };
}

/** Says that the tiles of a recording are whole. */
export function keepWaveform(db: WritableDb, { recordingId, durationMs, damagedMs, speech }: WaveformOutline): WaveformOutline {
  const { lanes, overTalk, silence } = talkFigures(speech, durationMs);
  runSql(
    db,
    'INSERT OR REPLACE INTO waveform (recordingId, durationMs, damagedMs, speech, agentMs, customerMs, overTalkMs, silenceMs) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    recordingId, durationMs, damagedMs, JSON.stringify(speech), lanes.agent.talkMs, lanes.customer.talkMs, lengthOf(overTalk), lengthOf(silence),
  );
  return { recordingId, durationMs, damagedMs, speech };
}

export function writeTiles(db: WritableDb, recordingId: string, tiles: readonly PeakTile[]): void {
  transact(db, () => {
    for (const { level, tile, bytes } of tiles) {
      runSql(db, 'INSERT OR REPLACE INTO waveformTile (recordingId, level, tile, bytes) VALUES (?, ?, ?, ?)', recordingId, level, tile, deflateRawSync(bytes, { level: 6 }));
    }
  });
}

export function removeTiles(db: WritableDb, recordingId: string): void {
  runSql(db, 'DELETE FROM waveformTile WHERE recordingId = ?', recordingId);
}

/** Everything that shows what a recording looks like is gone. */
export function forgetWaveform(db: WritableDb, { recordingId }: { readonly recordingId: string }): void {
  transact(db, () => {
    removeTiles(db, recordingId);
    runSql(db, 'DELETE FROM waveform WHERE recordingId = ?', recordingId);
  });
}

/** The buckets of `count` tiles from `tile` on, one after the other; fewer at the end, none where there are none. */
export function readPeaks(
  db: ReadableDb, { recordingId, level, tile, count }: { readonly recordingId: string; readonly level: PeakLevel; readonly tile: number; readonly count: number },
): Uint8Array {
  const rows = allRows<{ bytes: Uint8Array }>(
    db, 'SELECT bytes FROM waveformTile WHERE recordingId = ? AND level = ? AND tile BETWEEN ? AND ? ORDER BY tile', recordingId, level, tile, tile + count - 1,
  );
  return new Uint8Array(Buffer.concat(rows.map(({ bytes }) => inflateRawSync(bytes))));
}
