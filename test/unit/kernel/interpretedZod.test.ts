import '../../../shared/kernel/interpretedZod.ts';
import { expect, test } from 'vitest';
import { z } from 'zod';

test('no schema compiles a function, and good and bad values are told apart as ever', () => {
  const usual = globalThis.Function;
  let compiled = 0;
  globalThis.Function = new Proxy(usual, { construct: (target, text) => { compiled += 1; return Reflect.construct(target, text) as object; } });
  try {
    const call = z.object({ id: z.string(), seconds: z.int().min(0), lines: z.array(z.object({ open: z.boolean() })) });
    expect(call.safeParse({ id: 'a', seconds: 3, lines: [{ open: true }] }).success).toBe(true);
    expect(call.safeParse({ id: 'a', seconds: -3, lines: [{ open: 'yes' }] }).error?.issues.map(({ path }) => path)).toEqual([['seconds'], ['lines', 0, 'open']]);
    expect(compiled).toBe(0);
  } finally {
    globalThis.Function = usual;
  }
});
