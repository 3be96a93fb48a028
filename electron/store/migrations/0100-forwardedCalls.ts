import type { WritableDb } from '../connection.ts';
import { editSchema } from './editSchema.ts';

/** Outgoing calls of a number and of an agent, newest last: for the limits per callee and for redial. */
export const sql = `
CREATE INDEX callDialled ON call (remoteNumber, id) WHERE direction = 'outgoing' AND remoteNumber <> '';
CREATE INDEX callDialledBy ON call (agent, id) WHERE direction = 'outgoing' AND remoteRaw <> '';
`;

/** Lets `call.result` be `forwarded`. */
export function allowForwarded(db: WritableDb): void {
  editSchema(db, 'call', "'rejected', 'failed'))", "'rejected', 'forwarded', 'failed'))");
}
