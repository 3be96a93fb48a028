import type { z } from 'zod';

/** The check of every argument of a topic at the edge of the process. Unknown fields are dropped, except in what the store keeps as it is. */
export type ArgumentsOf<Requests> = { readonly [Name in keyof Requests]: z.ZodType };

/** A topic's entries on the database side. A job may take many turns of the event loop. */
export type AnswersOf<Requests> = {
  readonly [Name in keyof Requests]: Requests[Name] extends (argument: infer Argument) => infer Result
    ? (argument: Argument, onProgress: (fraction: number) => void) => Result | Promise<Result>
    : never;
};
