import { useNow } from '../stores/now.ts';
import { clockText } from './duration.ts';

/** A running clock since `since` (epoch milliseconds), or the fixed span up to `until`. */
export function Elapsed({ since, until }: { readonly since: number; readonly until?: number }) {
  return until === undefined ? <RunningClock since={since} /> : <span className="figure">{clockText((until - since) / 1000)}</span>;
}

function RunningClock({ since }: { readonly since: number }) {
  const now = useNow();
  // Not announced: a screen reader would read out every second.
  return <span className="figure" role="timer" aria-live="off">{clockText((now - since) / 1000)}</span>;
}
