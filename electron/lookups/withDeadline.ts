import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';

/**
 * Runs one look-up against its own deadline and turns whatever happens into a value. Never rejects; a result that
 * comes after the deadline is dropped.
 */
export function withDeadline<T>(source: string, deadlineMs: number, lookUp: () => Promise<T | null>): Promise<LookUpOutcome<T>> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timedOut', source, afterMs: deadlineMs }), deadlineMs);
    begin(lookUp)
      .then(
        (value) => resolve(value === null ? { kind: 'notFound', source } : { kind: 'found', value, source, tookMs: performance.now() - startedAt }),
        (error: unknown) => resolve({ kind: 'failed', source, message: error instanceof Error ? error.message : String(error) }),
      )
      .finally(() => clearTimeout(timer));
  });
}

/** Begins at once: what is asked in a later turn stands behind the writes of the call. One that throws is a failure like any other. */
async function begin<T>(lookUp: () => Promise<T>): Promise<T> {
  return lookUp();
}
