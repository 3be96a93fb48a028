import { z } from 'zod';

/**
 * - `offered`: answered in T / calls that rang here.
 * - `answeredOrAbandoned`: answered in T / (answered + abandoned).
 * - `withoutShort`: the same without callers who gave up within S seconds.
 * - `entered`: answered in T / all incoming calls (进线量), those included that a rule turned away before they rang.
 * Calls that another seat took are counted there, not here. T is the whole waiting time: in the queue (as the platform said)
 * and ringing.
 */
export const slaFormulas = ['offered', 'answeredOrAbandoned', 'withoutShort', 'entered'] as const;

export const slaTermsSchema = z.strictObject({
  formula: z.enum(slaFormulas),
  /** T, seconds. */
  withinSeconds: z.int().min(1).max(3600),
  /** S, seconds. */
  shortSeconds: z.int().min(0).max(600),
});
export type SlaTerms = z.infer<typeof slaTermsSchema>;

/** Terms in force from a local day on, until the next rule. */
export const slaRuleSchema = slaTermsSchema.extend({ from: z.int() });
export type SlaRule = z.infer<typeof slaRuleSchema>;

/** 80/20 is what the trade agrees on; the formula is the strictest of those that a seat can prove. */
export const defaultTerms: SlaTerms = { formula: 'offered', withinSeconds: 20, shortSeconds: 5 };

/** The terms of a day: those of the latest rule that began by then. @param rules by `from`, ascending */
export function termsOn(rules: readonly SlaRule[], day: number): SlaTerms {
  let terms: SlaTerms = defaultTerms;
  for (const rule of rules) {
    if (rule.from > day) break;
    terms = rule;
  }
  return terms;
}

/**
 * Rules after a change that is made `today`: it holds from today on, whatever was in force on earlier days stays. A second
 * change on one day replaces the first.
 */
export function withTerms(rules: readonly SlaRule[], today: number, terms: SlaTerms): SlaRule[] {
  // The clock may have been ahead once: rules of days to come would hide this one.
  const kept = rules.filter(({ from }) => from < today);
  const first = kept.length === 0 && rules.length === 0 ? [{ ...defaultTerms, from: 0 }] : kept;
  return [...first, { from: today, formula: terms.formula, withinSeconds: terms.withinSeconds, shortSeconds: terms.shortSeconds }];
}
