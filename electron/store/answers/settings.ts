import { z } from 'zod';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { SettingsRequests } from '../requests/settings.ts';
import { listAreaSources, putAreaSource } from '../tables/areaSources.ts';
import { getSetting, putSetting } from '../tables/settings.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, text, time } from './fields.ts';

export const settingsArguments = {
  getSetting: z.object({ key: id }),
  putSetting: z.object({ key: id, value: z.json() }),
  putAreaSource: z.object({ name: id, importedAt: time, rows: count, sha256: z.string().regex(/^[0-9a-f]{64}$/), path: text }),
  listAreaSources: nothing,
} satisfies ArgumentsOf<SettingsRequests>;

/** The entries of this topic on an open store. */
export function settingsAnswers({ db }: OpenStore): AnswersOf<SettingsRequests> {
  return {
    getSetting: (argument) => getSetting(db, argument),
    putSetting: (argument) => putSetting(db, argument),
    putAreaSource: (argument) => putAreaSource(db, argument),
    listAreaSources: () => listAreaSources(db),
  };
}
