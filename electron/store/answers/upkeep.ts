import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { UpkeepRequests } from '../requests/upkeep.ts';
import { backUp } from '../backUp.ts';
import { integrity, stats } from '../inspectStore.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { nothing } from './fields.ts';

export const upkeepArguments = {
  backUp: z.object({ targetDirectory: z.string().min(1) }),
  integrity: nothing,
  stats: nothing,
} satisfies ArgumentsOf<UpkeepRequests>;

/** The entries of this topic on an open store. */
export function upkeepAnswers(store: OpenStore): AnswersOf<UpkeepRequests> {
  return {
    backUp: (argument, onProgress) => backUp(store, argument, onProgress),
    integrity: () => integrity(store),
    stats: () => stats(store),
  };
}
