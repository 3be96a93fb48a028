import type { CallerArea } from '../../shared/areas/callerArea.ts';
import type { CallerLookUps } from '../../shared/callers/callerLookUps.ts';
import type { CustomerCard } from '../../shared/callers/customerCard.ts';
import type { LastCall } from '../../shared/callers/lastCall.ts';
import type { PhoneNumber } from '../../shared/phoneNumbers/phoneNumber.ts';
import type { RoutingStatus } from '../../shared/routing/routingStatus.ts';
import type { LookUpOutcome } from '../../shared/kernel/lookUpOutcome.ts';
import { withDeadline } from './withDeadline.ts';

/** What is asked about a caller. `customerId` is what the platform named, if it did. */
export interface CallerQuestion {
  readonly number: PhoneNumber;
  /** Ten digits of the 400 number that was dialled; empty when unknown. */
  readonly serviceNumber: string;
  readonly customerId: string | null;
}

/** Everything the local store knows, in one round trip. */
export interface LocalFindings {
  readonly customer: CustomerCard | null;
  readonly lastCalls: readonly LastCall[];
  readonly routing: RoutingStatus | null;
  readonly blockedReason: string | null;
}

/** Where the answers come from. Each may fail or hang without delaying the others. */
export interface CallerSources {
  readonly area: (number: PhoneNumber) => CallerArea;
  readonly local: (question: CallerQuestion) => Promise<LocalFindings>;
  /** The platform's live routing status; null when this platform cannot tell. */
  readonly platformRouting: ((serviceNumber: string) => Promise<RoutingStatus | null>) | null;
}

/** Milliseconds each look-up may take before the card says that it timed out. */
export const lookUpDeadlinesMs = { local: 1_000, routing: 1_500 } as const;

/**
 * Starts every look-up at once and hands each outcome over when it comes, as a patch of the caller's look-ups.
 * The area is a table in memory: its patch is handed over before this function returns, so that the first paint has
 * it. Resolves when the last one is known. Never rejects.
 */
export async function lookUpCaller(
  question: CallerQuestion,
  sources: CallerSources,
  publish: (patch: Partial<CallerLookUps>) => void,
): Promise<CallerLookUps> {
  const local = memoised(() => sources.local(question));
  const fromStore = <T>(pick: (findings: LocalFindings) => T | null) =>
    withDeadline('local store', lookUpDeadlinesMs.local, async () => pick(await local()));

  const area = lookUpAreaNow(question.number, sources.area);
  publish({ area });
  const pending: { readonly [K in Exclude<keyof CallerLookUps, 'area'>]: Promise<CallerLookUps[K]> } = {
    customer: fromStore((findings) => findings.customer),
    lastCalls: fromStore((findings) => (findings.lastCalls.length > 0 ? findings.lastCalls : null)),
    blocked: fromStore((findings) => (findings.blockedReason === null ? null : { reason: findings.blockedReason })),
    routing: lookUpRouting(question, sources, local),
  };
  const settle = async <K extends keyof typeof pending>(key: K) => {
    const outcome = await pending[key];
    publish({ [key]: outcome } as Partial<CallerLookUps>);
    return outcome;
  };
  const [customer, lastCalls, blocked, routing] = await Promise.all([settle('customer'), settle('lastCalls'), settle('blocked'), settle('routing')]);
  return { area, customer, lastCalls, blocked, routing };
}

function lookUpAreaNow(number: PhoneNumber, areaOf: CallerSources['area']): LookUpOutcome<CallerArea> {
  const source = 'area table';
  const startedAt = performance.now();
  try {
    const value = areaOf(number);
    return value.kind === 'unknown' ? { kind: 'notFound', source } : { kind: 'found', value, source, tookMs: performance.now() - startedAt };
  } catch (error) {
    return { kind: 'failed', source, message: error instanceof Error ? error.message : String(error) };
  }
}

/** The platform's own word first; when it cannot be had, the last snapshot that was kept, with its age. */
async function lookUpRouting(question: CallerQuestion, sources: CallerSources, local: () => Promise<LocalFindings>): Promise<LookUpOutcome<RoutingStatus>> {
  const kept = () => withDeadline('local store', lookUpDeadlinesMs.local, async () => (await local()).routing);
  if (!sources.platformRouting || question.serviceNumber === '') return kept();
  const ask = sources.platformRouting;
  const live = await withDeadline('platform', lookUpDeadlinesMs.routing, () => ask(question.serviceNumber));
  if (live.kind === 'found') return live;
  const fallback = await kept();
  return fallback.kind === 'found' ? fallback : live;
}

function memoised<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => (running ??= run());
}
