import { z } from 'zod';
import { slaRuleSchema, withTerms, type SlaRule, type SlaTerms } from '../../../shared/statistics/serviceLevel.ts';
import { transact } from '../connection.ts';
import type { ReadableDb, WritableDb } from '../connection.ts';
import { getSetting, putSetting } from './settings.ts';

const key = 'statistics.slaRules';
const schema = z.array(slaRuleSchema);

/** By the day they hold from; what cannot be read is as if nothing had been set. */
export function listSlaRules(db: ReadableDb): readonly SlaRule[] {
  const kept = schema.safeParse(getSetting(db, { key }));
  return kept.success ? kept.data.sort((a, b) => a.from - b.from) : [];
}

export function putSlaTerms(db: WritableDb, { today, terms }: { readonly today: number; readonly terms: SlaTerms }): readonly SlaRule[] {
  return transact(db, () => {
    const rules = withTerms(listSlaRules(db), today, terms);
    putSetting(db, { key, value: rules });
    return rules;
  });
}
