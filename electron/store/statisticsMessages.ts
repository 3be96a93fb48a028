import type { PackedDay } from '../../shared/statistics/packedDay.ts';
import type { ThrownWords } from './thrownWords.ts';
import type { CustomersRequests } from './requests/customers.ts';
import type { ReviewsRequests } from './requests/reviews.ts';
import type { StatisticsRequests } from './requests/statistics.ts';

/** What the thread is asked. */
type CountedRequests = Pick<StatisticsRequests, 'countCalls' | 'countCallers' | 'listCountedCalls'> & Pick<ReviewsRequests, 'chooseSample'> & Pick<CustomersRequests, 'listDuplicates'>;
export type CountedName = keyof CountedRequests;
export type CountedArgument<Name extends CountedName> = Parameters<CountedRequests[Name]>[0];
export type CountedAnswer<Name extends CountedName> = ReturnType<CountedRequests[Name]>;

export type ToStatisticsWorker =
  | { readonly [Name in CountedName]: { readonly kind: 'ask'; readonly id: number; readonly name: Name; readonly argument: CountedArgument<Name> } }[CountedName]
  | { readonly kind: 'packAhead'; readonly id: number }
  /** A claim or a packed day was written, or was not. */
  | { readonly kind: 'written'; readonly problem: ThrownWords | null }
  | { readonly kind: 'end' };

export type FromStatisticsWorker =
  | { readonly kind: 'answered'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: ThrownWords }
  | { readonly kind: 'progressed'; readonly id: number; readonly fraction: number }
  /** Asks the store's thread to write: SQLite has one writer at a time and that one must never wait. */
  | { readonly kind: 'claim'; readonly day: number }
  | { readonly kind: 'packed'; readonly day: number; readonly packed: PackedDay };
