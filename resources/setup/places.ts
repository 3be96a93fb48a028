import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Everything the set-up makes; ignored by git and safe to delete. */
export const cache = path.join(root, '.cache');

/** Where the Electron runtime is unpacked and where the outcome of the last official download is remembered. */
export const electronCache = path.join(cache, 'electron');
