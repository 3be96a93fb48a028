import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 10;

/** What takes a second here may take many on a machine with other work; nothing is lost by waiting for what comes. */
export const patienceMs = 30_000;

/**
 * Looks every 10 ms until `look` gives something else than undefined or false, and returns it. Throws after
 * `withinMs` naming `what` did not happen.
 */
export async function eventually<T>(what: string, look: () => T | Promise<T>, withinMs = patienceMs): Promise<Exclude<T, false | undefined>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen as Exclude<T, false | undefined>;
    if (performance.now() > end) throw new Error(`${what}: not within ${withinMs} ms`);
    await delay(LOOK_EVERY_MS);
  }
}
