import { practiceCodes } from './practiceCodes.ts';
import type { SpokenClip } from './scenario.ts';

/** How a number that the seat dials, or sends a caller to, behaves in practice mode. `says`: the usual words when left out. */
export type Callee =
  | { readonly kind: 'answers'; readonly afterSeconds: number; readonly hangsUpAfterSeconds: number; readonly says?: readonly SpokenClip[] }
  | { readonly kind: 'refuses'; readonly sipCode: 404 | 480 | 486 | 603; readonly afterSeconds: number; readonly q850: number };

/** Numbers with a fixed behaviour, so that every end of an outgoing call and of a transfer can be practised. */
const known: Readonly<Record<string, Callee>> = {
  /** Busy. */
  '10086': { kind: 'refuses', sipCode: 486, afterSeconds: 1, q850: 17 },
  /** 空号: not assigned. */
  '13000000000': { kind: 'refuses', sipCode: 404, afterSeconds: 1, q850: 1 },
  /** Rings, nobody answers. */
  '10010': { kind: 'refuses', sipCode: 480, afterSeconds: 30, q850: 19 },
  /** Refuses while it rings. */
  '10000': { kind: 'refuses', sipCode: 603, afterSeconds: 3, q850: 21 },
  /** A colleague who talks all day, and one who is never at the desk. */
  '8003': { kind: 'refuses', sipCode: 486, afterSeconds: 0, q850: 17 },
  '8004': { kind: 'refuses', sipCode: 480, afterSeconds: 20, q850: 19 },
  [practiceCodes.room]: { kind: 'answers', afterSeconds: 0, hangsUpAfterSeconds: 7_200, says: [] },
  [practiceCodes.park]: { kind: 'answers', afterSeconds: 0, hangsUpAfterSeconds: 7_200, says: [] },
};

/** Not assigned. */
export const nobody: Callee = { kind: 'refuses', sipCode: 404, afterSeconds: 0, q850: 1 };

/** The number a seat dialled → what happens. Anything that is no telephone number is not assigned. */
export function calleeOf(user: string): Callee {
  const digits = user.replace(/^\+?(?:0086|86(?=1\d{10}$))?/u, '').replace(/[\s().-]/gu, '');
  if (Object.hasOwn(known, digits)) return known[digits]!;
  if (!/^\d{3,20}$/u.test(digits)) return nobody;
  return { kind: 'answers', afterSeconds: 2, hangsUpAfterSeconds: 120 };
}
