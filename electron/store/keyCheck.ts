import { timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { openRaw } from './connection.ts';
import { readFirstPage, pageBytes } from './firstPage.ts';
import { keyCheckName } from './keyCheckName.ts';
import { StoreError } from './storeErrors.ts';
import { checkOf } from './storeKeys.ts';
import type { FileKey } from './storeKeys.ts';
import type { StoreSecrets } from './storeSecrets.ts';

const plainMagic = Buffer.from('SQLite format 3\0');

/** Whether a file is a database that is not encrypted. */
export function isPlainDatabase(file: string): boolean {
  return readFirstPage(file)?.subarray(0, plainMagic.byteLength).equals(plainMagic) === true;
}

/** Encrypted pages look like noise; a plain database is full of zeros, also behind a damaged header. */
function looksEncrypted(file: string): boolean {
  const sample = Buffer.alloc(16 * pageBytes);
  const handle = fs.openSync(file, 'r');
  const bytes = fs.readSync(handle, sample, 0, sample.byteLength, 0);
  fs.closeSync(handle);
  let zeros = 0;
  for (const byte of sample.subarray(0, bytes)) if (byte === 0) zeros += 1;
  return bytes >= pageBytes && zeros < bytes / 50;
}

function opensWith(file: string, key: FileKey): boolean {
  const raw = openRaw(file, key);
  try {
    raw.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch {
    return false;
  } finally {
    raw.close();
  }
}

function writeCheck(file: string, check: Uint8Array): void {
  const next = `${file}.next`;
  const handle = fs.openSync(next, 'w', 0o600);
  try {
    fs.writeSync(handle, check);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(next, file);
}

/**
 * Tells a wrong key from a damaged database before anything is opened for good, because the one must change nothing and the
 * other is repaired. Throws `wrongKey`.
 * @param file the main database, which may be missing, plain or damaged
 */
export function requireFittingKey(directory: string, file: string, key: FileKey, secrets: Pick<StoreSecrets, 'masterKey'>): void {
  const kept = path.join(directory, keyCheckName);
  const check = checkOf(secrets);
  const found = fs.existsSync(kept) ? fs.readFileSync(kept) : undefined;
  if (found?.byteLength === check.byteLength && timingSafeEqual(found, check)) return;
  const isEncrypted = fs.existsSync(file) && !isPlainDatabase(file);
  const fits = isEncrypted && opensWith(file, key);
  if (!fits && (found !== undefined || (isEncrypted && looksEncrypted(file)))) {
    throw new StoreError('wrongKey', 'These data were encrypted with another key.');
  }
  writeCheck(kept, check);
}
