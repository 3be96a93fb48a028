import { z } from 'zod';
import type { CrmRecord } from '../../crm/crmRecord.ts';
import { crmSettingsSchema } from '../../crm/crmSettings.ts';
import type { LookUpOutcome } from '../../kernel/lookUpOutcome.ts';
import { dialled } from '../fields.ts';

/** The customer system of somebody else. */
export const crmCommands = {
  /** Secrets that are left empty are kept for the same server. */
  'crm:change': crmSettingsSchema,
  /** Asks it about a number. */
  'crm:test': z.strictObject({ number: dialled }),
  /** Sends at once what waits or was given up. */
  'crm:retry': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface CrmCommandResults {
  'crm:test': LookUpOutcome<CrmRecord>;
}
