/** How a number that the seat dials behaves in practice mode. */
export type Callee =
  | { readonly kind: 'answers'; readonly afterSeconds: number; readonly hangsUpAfterSeconds: number }
  | { readonly kind: 'refuses'; readonly sipCode: 404 | 480 | 486 | 603; readonly afterSeconds: number; readonly q850: number };

/** Numbers with a fixed behaviour, so that every end of an outgoing call can be practised. */
const known: Readonly<Record<string, Callee>> = {
  /** Busy. */
  '10086': { kind: 'refuses', sipCode: 486, afterSeconds: 1, q850: 17 },
  /** 空号: not assigned. */
  '13000000000': { kind: 'refuses', sipCode: 404, afterSeconds: 1, q850: 1 },
  /** Rings, nobody answers. */
  '10010': { kind: 'refuses', sipCode: 480, afterSeconds: 30, q850: 19 },
  /** Refuses while it rings. */
  '10000': { kind: 'refuses', sipCode: 603, afterSeconds: 3, q850: 21 },
};

/** The number a seat dialled → what happens. Anything that is no telephone number is not assigned. */
export function calleeOf(user: string): Callee {
  const digits = user.replace(/^\+?(?:0086|86(?=1\d{10}$))?/u, '').replace(/[\s().-]/gu, '');
  if (!/^\d{3,20}$/u.test(digits)) return { kind: 'refuses', sipCode: 404, afterSeconds: 0, q850: 1 };
  return Object.hasOwn(known, digits) ? known[digits]! : { kind: 'answers', afterSeconds: 2, hangsUpAfterSeconds: 120 };
}
