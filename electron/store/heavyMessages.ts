import type { HeavyArgument, HeavyName } from './heavyWork.ts';
import type { FileKey } from './storeKeys.ts';
import type { ThrownWords } from './thrownWords.ts';

/** The database that the thread writes. */
export interface HeavyTask {
  readonly file: string;
  readonly key: FileKey | null;
}

export type ToHeavyWorker =
  | { readonly [Name in HeavyName]: { readonly kind: 'run'; readonly name: Name; readonly argument: HeavyArgument<Name> } }[HeavyName]
  | { readonly kind: 'checkpoint' } | { readonly kind: 'end' };

export type FromHeavyWorker =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'checkpointed' }
  | { readonly kind: 'failed'; readonly problem: ThrownWords };
