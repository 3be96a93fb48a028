import { z } from 'zod';
import type { ShownCrmSettings } from '../../crm/crmSettings.ts';
import type { OutboxState } from '../../crm/outbox.ts';

/** The customer system of somebody else. */
export const crmQueries = {
  'crm:settings': z.strictObject({}),
  'crm:outbox': z.strictObject({}),
} as const satisfies Record<string, z.ZodType>;

export interface CrmQueryResults {
  'crm:settings': ShownCrmSettings;
  'crm:outbox': OutboxState;
}
