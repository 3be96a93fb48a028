import { useNow } from '../stores/now.ts';
import { clockText } from './duration.ts';

const soonMs = 10_000;

/** A clock that runs down to `until` (epoch milliseconds); it turns red in its last seconds. */
export function Remaining({ until }: { readonly until: number }) {
  const left = Math.max(0, until - useNow());
  return <span className={`figure remaining${left <= soonMs ? ' remaining-soon' : ''}`} role="timer" aria-live="off">{clockText(Math.ceil(left / 1000))}</span>;
}
