import type { TFunction } from 'i18next';

const known = ['address', 'resting', 'notJson', 'tooLarge', 'timedOut', 'ECONNREFUSED', 'ENOTFOUND', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'HTTP 401', 'HTTP 403', 'HTTP 404', 'HTTP 429'] as const;
type Known = (typeof known)[number];

/** Why the customer system could not be asked or told, in plain words; an unknown reason is said as it came. */
export function crmProblem(t: TFunction, problem: string): string {
  if ((known as readonly string[]).includes(problem)) return t(`crm.problem.${problem as Known}`);
  return t('crm.problem.other', { problem });
}
