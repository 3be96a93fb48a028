import { useSyncExternalStore } from 'react';

const tickMs = 1000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick(): void {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now();
    timer = setInterval(tick, tickMs);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

function read(): number {
  // Without a running timer the kept time may be old; the first reader sees the real one, and the next ones the same.
  if (timer === undefined && Date.now() - now >= tickMs) now = Date.now();
  return now;
}

/** Epoch milliseconds, renewed once a second by one timer for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read, read);
}

/** The next full `ms` of the clock, epoch milliseconds: who reads it is drawn anew only so often. */
export function useNowEvery(ms: number): number {
  const next = () => Math.ceil(read() / ms) * ms;
  return useSyncExternalStore(subscribe, next, next);
}
