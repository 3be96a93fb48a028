import type { IpcMainInvokeEvent } from 'electron';
import { commands, type CommandArgument, type CommandName, type CommandResult } from '../../shared/ipc/commands.ts';
import { queries, type QueryArgument, type QueryName, type QueryResult } from '../../shared/ipc/queries.ts';
import { isMasked } from '../../shared/phoneNumbers/maskedNumber.ts';
import { neededRight } from '../../shared/rights/neededRight.ts';
import type { Right } from '../../shared/rights/rights.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import type { ZodType } from 'zod';
import { codeOf } from './ipcRefusal.ts';
import type { NumberMask } from './numberMask.ts';
import type { AnswerMessage } from './channels.ts';
import { onlyWhatIsVisible } from './visibleMatches.ts';

export type CommandHandlers = { readonly [N in CommandName]: (argument: CommandArgument<N>, from: WindowRole) => Promise<CommandResult<N>> | CommandResult<N> };
export type QueryHandlers = { readonly [N in QueryName]: (argument: QueryArgument<N>) => Promise<QueryResult<N>> | QueryResult<N> };

/** Which of our windows speaks. The media window speaks over its own port, never here. */
export type WindowRole = 'console' | 'pop';

/** The pop can do what its two buttons and its picture need, and nothing else. */
const popMay: ReadonlySet<string> = new Set(['call:answer', 'call:reject', 'call:focus', 'pop:painted', 'console:show', 'page:failed', 'state:snapshot']);

export interface HandleOptions {
  /** The role of the window whose *main frame, at our own address* sent the message; undefined for anything else. */
  readonly roleOf: (event: IpcMainInvokeEvent) => WindowRole | undefined;
  /** What the person at this seat may. */
  readonly rights: () => readonly Right[];
  /** Hides numbers from windows whose seat may not see them; null while it may. */
  readonly mask: () => NumberMask | null;
  readonly commandHandlers: CommandHandlers;
  readonly queryHandlers: QueryHandlers;
  readonly onUnexpected: (channel: string, error: unknown) => void;
}

/** Answers every command and query. Each message is checked for its sender and its argument before anything runs. */
export function handleAll(options: HandleOptions): AnswerMessage {
  const answers = new Map<string, (event: IpcMainInvokeEvent, argument: unknown) => Promise<Reply<unknown>>>();
  for (const name of Object.keys(commands) as CommandName[]) {
    answers.set(name, answerOf(options, name, commands[name], options.commandHandlers[name] as Handler));
  }
  for (const name of Object.keys(queries) as QueryName[]) {
    answers.set(name, answerOf(options, name, queries[name], options.queryHandlers[name] as Handler));
  }
  return async (channel, event, argument) => answers.get(channel)?.(event, argument) ?? { ok: false, error: { code: 'notAllowed', message: `No channel ${channel}` } };
}

type Handler = (argument: unknown, from: WindowRole) => unknown;

function answerOf(options: HandleOptions, channel: string, schema: ZodType, handler: Handler) {
  return async (event: IpcMainInvokeEvent, argument: unknown): Promise<Reply<unknown>> => {
    const role = options.roleOf(event);
    if (role === undefined || (role === 'pop' && !popMay.has(channel))) {
      return { ok: false, error: { code: 'notAllowed', message: `${channel} is not allowed here` } };
    }
    const right = (neededRight as Readonly<Record<string, Right | undefined>>)[channel];
    if (right !== undefined && !options.rights().includes(right)) {
      return { ok: false, error: { code: 'rightMissing', message: `${channel} needs the right ${right}` } };
    }
    const mask = options.mask();
    const known = mask === null ? argument : mask.incoming(argument);
    if (mask !== null && forgotten(known)) return { ok: false, error: { code: 'maskForgotten', message: `${channel}: this masked number is not known any more` } };
    const parsed = schema.safeParse(known);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const code = issue?.code === 'too_big' && issue.origin === 'string' ? 'textTooLong' : 'invalidArgument';
      return { ok: false, error: { code, message: `${channel}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim() } };
    }
    try {
      const value = (await handler(parsed.data, role)) ?? null;
      return { ok: true, value: mask === null ? value : onlyWhatIsVisible(argument, mask.outgoing(value)) };
    } catch (error) {
      const code = codeOf(error);
      if (code === 'internal') options.onUnexpected(channel, error);
      const message = error instanceof Error ? error.message : String(error);
      return { ok: false, error: { code, message: mask === null ? message : mask.outgoing(message) } };
    }
  };
}

/** A number that is to be dialled or kept, and still has its stars: stars are keys too, and would be dialled. */
function forgotten(argument: unknown): boolean {
  if (typeof argument !== 'object' || argument === null) return false;
  const { number, to } = argument as { readonly number?: unknown; readonly to?: unknown };
  if (typeof number === 'string' && isMasked(number)) return true;
  return typeof to === 'object' && forgotten(to);
}
