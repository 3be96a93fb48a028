import type { CommandInput, CommandName, CommandResult } from './commands.ts';
import type { ConsoleEvents, EventName } from './events.ts';
import type { QueryArgument, QueryName, QueryResult } from './queries.ts';
import type { Reply } from './reply.ts';

/** What the preload script puts on `window.console400`. Nothing else crosses into a page. */
export interface Bridge {
  command<N extends CommandName>(name: N, argument: CommandInput<N>): Promise<Reply<CommandResult<N>>>;
  query<N extends QueryName>(name: N, argument: QueryArgument<N>): Promise<Reply<QueryResult<N>>>;
  /** Returns its unsubscribe. */
  on<N extends EventName>(name: N, listener: (payload: ConsoleEvents[N]) => void): () => void;
  /** The path of a file dropped on the page; empty when it has none. */
  pathOf(file: File): string;
  /** Gives back what the page's process keeps to be quick (garbage, emptied memory, texts as they were drawn): some 2 ms, and the next picture takes a little longer. */
  giveBackMemory(): void;
  readonly platform: 'linux' | 'darwin' | 'win32';
}
