import fs from 'node:fs';
import path from 'node:path';
import type { StorageUse } from '../../shared/recordings/storage.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { StoreArgument } from './storeApi.ts';
import { bytesByDay, countMonths } from './tables/retention.ts';

const dayMs = 86_400_000;
const companions = ['', '-wal', '-shm'];

const sizeOf = (file: string): number => companions.reduce((sum, end) => sum + (fs.statSync(`${file}${end}`, { throwIfNoEntry: false })?.size ?? 0), 0);

/** What recordings take of the disk, by month and by the last days. */
export function storageUse({ db, shards, directory }: OpenStore, { now, days }: StoreArgument<'storageUse'>): StorageUse {
  const from = now - days * dayMs;
  const bytesPerDay = Array.from({ length: days }, () => 0);
  for (const { day, bytes } of bytesByDay(db, from)) bytesPerDay[Math.min(day, days - 1)] = (bytesPerDay[Math.min(day, days - 1)] ?? 0) + bytes;
  const counted = new Map(countMonths(db).map((month) => [month.month, month]));
  const months = shards.months().map((month) => {
    const { recordings = 0, held = 0 } = counted.get(month) ?? {};
    return { month, fileBytes: sizeOf(shards.fileOf(month)), recordings, held };
  });
  const files = fs.readdirSync(directory).filter((name) => fs.statSync(path.join(directory, name), { throwIfNoEntry: false })?.isFile());
  const totalBytes = files.reduce((sum, name) => sum + (fs.statSync(path.join(directory, name), { throwIfNoEntry: false })?.size ?? 0), 0);
  const { bavail, bsize } = fs.statfsSync(directory);
  return { months, bytesPerDay, totalBytes, freeBytes: bavail * bsize };
}
