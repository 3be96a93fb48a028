import { mostProblems } from '../../shared/evidence/evidenceProblem.ts';
import type { EvidenceProblem, EvidenceRemark, EvidenceReport } from '../../shared/evidence/evidenceProblem.ts';
import type { ChainCheck, ChainPosition } from './verifyChain.ts';

interface CountCheck<Key> { readonly last: Key | null; readonly unlinked: number; readonly forged: readonly string[] }

/** What a verification asks of the store, in steps short enough that calls and look-ups are answered in between. */
export interface EvidenceChecks {
  checkLinks(argument: { readonly position: ChainPosition | null; readonly limit: number }): Promise<ChainCheck & {
    readonly count: number;
    readonly calls: number;
    readonly outside: { readonly calls: number; readonly recordings: number };
    readonly recordings: readonly { readonly sequence: number; readonly recordingId: string }[];
  }>;
  checkRecording(argument: { readonly sequence: number; readonly recordingId: string; readonly fromChunk: number; readonly limit: number }): Promise<{ readonly problem: EvidenceProblem | null; readonly nextChunk: number | null }>;
  checkCalls(argument: { readonly after: number; readonly limit: number }): Promise<CountCheck<number>>;
  checkRecordings(argument: { readonly after: string; readonly limit: number }): Promise<CountCheck<string>>;
  checkReviews(argument: { readonly after: string; readonly limit: number }): Promise<Omit<CountCheck<string>, 'unlinked'>>;
  checkEnd(argument: { readonly position: ChainPosition }): Promise<readonly EvidenceProblem[]>;
}

/** A link takes a tenth of a millisecond, a chunk of 128 KB about a quarter. */
const linksAtOnce = 50;
const chunksAtOnce = 8;
const rowsAtOnce = 500;

export interface VerifyOptions {
  readonly signal: AbortSignal;
  /** Links looked at so far. */
  readonly progress: (done: number) => void;
}

/** Verifies everything that the store keeps. Throws the signal's reason when it is called off, and what the store throws. */
export async function verifyStore(store: EvidenceChecks, { signal, progress }: VerifyOptions): Promise<EvidenceReport> {
  const problems: EvidenceProblem[] = [];
  const remarks: EvidenceRemark[] = [];
  const found = (more: readonly EvidenceProblem[]) => problems.push(...more.slice(0, mostProblems - problems.length));
  const outside = { calls: 0, recordings: 0 };
  let position: ChainPosition | null = null;
  let links = 0;
  let calls = 0;
  let recordings = 0;
  for (;;) {
    signal.throwIfAborted();
    const step = await store.checkLinks({ position, limit: linksAtOnce });
    found(step.problems);
    if (remarks.length < mostProblems) remarks.push(...step.remarks);
    outside.calls += step.outside.calls;
    outside.recordings += step.outside.recordings;
    calls += step.calls;
    for (const recording of step.recordings) {
      recordings += 1;
      const problem = await checkOne(store, recording, signal);
      if (problem !== null) found([problem]);
    }
    position = step.position;
    links += step.count;
    progress(links);
    if (step.count === 0) break;
  }
  found(await store.checkEnd({ position }));
  const unlinkedCalls = await count((after: number) => store.checkCalls({ after, limit: rowsAtOnce }), Number.MIN_SAFE_INTEGER, signal);
  const unlinkedRecordings = await count((after: string) => store.checkRecordings({ after, limit: rowsAtOnce }), '', signal);
  found(unlinkedCalls.forged.map((callId) => ({ kind: 'forgedCall', sequence: null, callId })));
  found(unlinkedRecordings.forged.map((recordingId) => ({ kind: 'unprovenRecording', sequence: null, recordingId })));
  const reviews = await count(async (after: string) => ({ unlinked: 0, ...(await store.checkReviews({ after, limit: rowsAtOnce })) }), '', signal);
  found(reviews.forged.map((callId) => ({ kind: 'changedReview', sequence: null, callId })));
  for (const [what, { unlinked, forged }] of [['calls', unlinkedCalls], ['recordings', unlinkedRecordings]] as const) {
    if (unlinked - forged.length !== outside[what]) found([{ kind: 'count', sequence: null, what, found: unlinked, expected: outside[what] }]);
  }
  if (unlinkedCalls.unlinked + unlinkedRecordings.unlinked > 0) remarks.push({ kind: 'outside', calls: unlinkedCalls.unlinked, recordings: unlinkedRecordings.unlinked });
  const broken = Math.min(...problems.map(({ sequence }) => sequence ?? Infinity));
  return { links, calls, recordings, verifiedUntil: Math.min(position.sequence, broken - 1), problems, remarks };
}

async function checkOne(store: EvidenceChecks, recording: { readonly sequence: number; readonly recordingId: string }, signal: AbortSignal): Promise<EvidenceProblem | null> {
  for (let fromChunk = 0; ;) {
    signal.throwIfAborted();
    const { problem, nextChunk } = await store.checkRecording({ ...recording, fromChunk, limit: chunksAtOnce });
    if (problem !== null || nextChunk === null) return problem;
    fromChunk = nextChunk;
  }
}

async function count<Key>(step: (after: Key) => Promise<CountCheck<Key>>, first: Key, signal: AbortSignal): Promise<{ unlinked: number; forged: string[] }> {
  const all = { unlinked: 0, forged: [] as string[] };
  for (let after = first; ;) {
    signal.throwIfAborted();
    const { last, unlinked, forged } = await step(after);
    all.unlinked += unlinked;
    all.forged.push(...forged.slice(0, mostProblems - all.forged.length));
    if (last === null) return all;
    after = last;
  }
}
