import { useEffect, useState } from 'react';
import type { QueryArgument, QueryName, QueryResult } from '../../shared/ipc/queries.ts';
import type { IpcError } from '../../shared/ipc/reply.ts';
import { ask } from './send.ts';

export type Answer<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: IpcError };

/**
 * Asks main and draws again with the answer; asks again when the argument or `revision` changes. The former answer
 * stays on screen until the new one is there.
 */
export function useAnswer<N extends QueryName>(name: N, argument: QueryArgument<N>, revision: number | string = 0): Answer<QueryResult<N>> {
  const [answer, setAnswer] = useState<Answer<QueryResult<N>>>({ kind: 'waiting' });
  const question = JSON.stringify(argument);

  useEffect(() => {
    let current = true;
    void ask(name, JSON.parse(question) as QueryArgument<N>).then((reply) => {
      if (current) setAnswer(reply.ok ? { kind: 'answered', value: reply.value } : { kind: 'failed', error: reply.error });
    });
    return () => {
      current = false;
    };
  }, [name, question, revision]);

  return answer;
}
