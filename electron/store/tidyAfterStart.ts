import { removeSuperseded } from './completions.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import { removeDeleted } from './recordingDeletion.ts';
import { sealPlainChunks } from './sealPlainChunks.ts';

/**
 * Does what an earlier run left undone: raw forms behind finished ones, bytes of deleted recordings, plain chunks. What fails is
 * tried again at the next start and keeps nothing else from being done; the rows do no harm.
 * @param at epoch milliseconds, noted with what is removed
 */
export async function tidyAfterStart(store: OpenStore, at: number): Promise<void> {
  for (const work of [removeSuperseded, (open: OpenStore) => removeDeleted(open, at), sealPlainChunks]) await work(store).catch(() => undefined);
}
