import { z } from 'zod';

/** What the agent plans: to call somebody back at a time. Times are epoch milliseconds. */
export const taskDraftSchema = z.strictObject({
  number: z.string().min(1).max(128),
  customerId: z.string().max(64).nullable(),
  customerName: z.string().max(100),
  /** The call it came from. */
  callId: z.uuid().nullable(),
  dueAt: z.int().min(0),
  note: z.string().max(500),
});
export type TaskDraft = z.infer<typeof taskDraftSchema>;

export interface Task extends TaskDraft {
  readonly id: string;
  readonly state: 'open' | 'done' | 'cancelled';
  readonly createdAt: number;
  /** When the agent was last reminded; null = not yet. */
  readonly remindedAt: number | null;
  readonly closedAt: number | null;
}
