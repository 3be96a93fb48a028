import { expect, test } from 'vitest';
import { CircuitBreaker } from '../../../electron/crm/circuitBreaker.ts';

test('a server that fails three times is left alone, then tried once, for twice as long each time', () => {
  let now = 0;
  const breaker = new CircuitBreaker(() => now);
  for (let failure = 0; failure < 3; failure += 1) {
    expect(breaker.admits()).toBe(true);
    breaker.failed();
  }
  expect(breaker.admits()).toBe(false);
  now = 10_000;
  expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  breaker.failed();
  expect(breaker.openUntil).toBe(30_000);
  now = 30_000;
  expect(breaker.admits()).toBe(true);
  breaker.succeeded();
  expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
});

test('a clock that is set back does not make the rest longer', () => {
  let now = 86_400_000;
  const breaker = new CircuitBreaker(() => now);
  for (let failure = 0; failure < 3; failure += 1) breaker.failed();
  expect(breaker.admits()).toBe(false);
  now = 0;
  expect(breaker.admits()).toBe(true);
});
