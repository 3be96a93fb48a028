import type { HeavyArgument, HeavyName } from './heavyWork.ts';
import type { ThrownWords } from './thrownWords.ts';

export type ToHeavyWorker =
  | { readonly [Name in HeavyName]: { readonly kind: 'run'; readonly name: Name; readonly argument: HeavyArgument<Name> } }[HeavyName]
  | { readonly kind: 'checkpoint' } | { readonly kind: 'end' };

export type FromHeavyWorker =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'checkpointed' }
  | { readonly kind: 'failed'; readonly problem: ThrownWords };
