import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';

export interface RoutingWatchOptions {
  /** Ten digits each. */
  readonly serviceNumbers: readonly string[];
  /** The platform's live word; null when it cannot tell at all. */
  readonly ask: ((serviceNumber: string) => Promise<RoutingStatus | null>) | null;
  /** The last snapshot that was kept. */
  readonly kept: (serviceNumber: string) => Promise<RoutingStatus | null>;
  readonly keep: (status: RoutingStatus) => Promise<void>;
  readonly publish: (statuses: readonly RoutingStatus[]) => void;
}

/** Milliseconds between two rounds: well under the age at which a snapshot is shown as stale. */
export const routingRoundMs = 15_000;

/**
 * Keeps the routing status of every 400 number fresh: the numbers page is alive, and a call that comes while the
 * platform cannot be asked still shows the newest snapshot with its age. Returns the function that stops it.
 */
export function watchRouting(options: RoutingWatchOptions): () => void {
  const known = new Map<string, RoutingStatus>();
  let stopped = false;

  async function look(serviceNumber: string): Promise<void> {
    const live = options.ask ? await options.ask(serviceNumber).catch(() => null) : null;
    const status = live ?? known.get(serviceNumber) ?? (await options.kept(serviceNumber).catch(() => null));
    if (stopped || !status) return;
    known.set(serviceNumber, status);
    // A snapshot that could not be written is asked for again in the next round.
    if (live) await options.keep(live).catch(() => {});
  }

  async function round(): Promise<void> {
    await Promise.all(options.serviceNumbers.map(look));
    if (!stopped) options.publish([...known.values()]);
  }

  void round();
  const timer = options.ask ? setInterval(() => void round(), routingRoundMs) : undefined;
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
