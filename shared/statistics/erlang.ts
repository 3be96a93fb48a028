/** Traffic of one queue: `seats` agents, `arrivals` calls an hour, each holding an agent `serviceSeconds` on average. */
interface Traffic {
  readonly arrivals: number;
  readonly serviceSeconds: number;
  readonly seats: number;
  /** How long callers wait on average before they give up. */
  readonly patienceSeconds: number;
}

/** States beyond which the queue is as good as never. */
const mostWaiting = 2_000;

/**
 * Erlang A (M/M/n+M, Palm 1957): the probability that a call is lost because its caller gives up, with waiting callers whose
 * patience is exponential. Exact, by the balance equations of the birth and death process.
 */
export function abandonProbability({ arrivals, serviceSeconds, seats, patienceSeconds }: Traffic): number {
  if (arrivals <= 0 || serviceSeconds <= 0) return 0;
  const lambda = arrivals / 3600;
  const mu = 1 / serviceSeconds;
  const theta = 1 / Math.max(1, patienceSeconds);
  // Relative to the state with the most probability met so far, so that nothing overflows.
  let weight = 1;
  let sum = 1;
  let lost = 0;
  for (let calls = 1; calls <= seats + mostWaiting; calls += 1) {
    const waiting = Math.max(0, calls - seats);
    weight *= lambda / (Math.min(calls, seats) * mu + waiting * theta);
    sum += weight;
    lost += weight * waiting * theta;
    if (weight > 1e200) {
      weight /= 1e200;
      sum /= 1e200;
      lost /= 1e200;
    }
    if (waiting > 0 && weight < sum * 1e-12) break;
  }
  return Math.min(1, lost / sum / lambda);
}
