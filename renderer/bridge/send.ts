import type { CommandInput, CommandName, CommandResult } from '../../shared/ipc/commands.ts';
import type { QueryArgument, QueryName, QueryResult } from '../../shared/ipc/queries.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { reportFailure } from '../stores/failures.ts';
import { bridge } from './bridge.ts';

function internal(thrown: unknown): Reply<never> {
  return { ok: false, error: { code: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) } };
}

/** Asks main to do something and returns what became of it; the caller shows failures itself. */
export async function attempt<N extends CommandName>(name: N, argument: CommandInput<N>): Promise<Reply<CommandResult<N>>> {
  return bridge().command(name, argument).catch(internal);
}

/**
 * Asks main to do something; a refusal is shown to the agent as a message.
 * @returns the result, or null when main refused
 */
export async function send<N extends CommandName>(name: N, argument: CommandInput<N>): Promise<CommandResult<N> | null> {
  const reply = await attempt(name, argument);
  if (reply.ok) return reply.value;
  reportFailure(reply.error);
  return null;
}

/** Asks main for something; the caller shows the failure where the answer would have been. */
export async function ask<N extends QueryName>(name: N, argument: QueryArgument<N>): Promise<Reply<QueryResult<N>>> {
  return bridge().query(name, argument).catch(internal);
}
