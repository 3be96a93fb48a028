import type { EvidenceLink } from '../../shared/evidence/evidenceLink.ts';
import type { EvidenceProblem } from '../../shared/evidence/evidenceProblem.ts';
import type { EvidenceChecks } from './verifyStore.ts';

export interface CallChecks extends Pick<EvidenceChecks, 'checkLinks' | 'checkRecording'> {
  evidencePart(argument: { readonly callId: string; readonly mostBetween: number }): Promise<{ readonly links: readonly EvidenceLink[]; readonly keys: Readonly<Record<string, string>> } | null>;
}

export interface CallVerdict {
  /** The call's last link up to which everything holds; null when it has none. */
  readonly verifiedUntil: number | null;
  readonly problems: readonly EvidenceProblem[];
}

const chunksAtOnce = 8;

/** Verifies what the chain says of one call: its own links, its facts, every chunk of its recordings. */
export async function verifyCall(store: CallChecks, callId: string): Promise<CallVerdict> {
  const part = await store.evidencePart({ callId, mostBetween: 0 });
  const own = part?.links.filter(({ header }) => header.subject === callId) ?? [];
  const problems: EvidenceProblem[] = [];
  for (const { header: { sequence, at } } of own) {
    const check = await store.checkLinks({ position: { sequence: sequence - 1, hash: null, at, keys: part?.keys ?? {} }, limit: 1 });
    problems.push(...check.problems);
    for (const recording of check.recordings) {
      for (let fromChunk: number | null = 0; fromChunk !== null;) {
        const { problem, nextChunk }: Awaited<ReturnType<CallChecks['checkRecording']>> = await store.checkRecording({ ...recording, fromChunk, limit: chunksAtOnce });
        if (problem !== null) problems.push(problem);
        fromChunk = nextChunk;
      }
    }
  }
  const broken = Math.min(...problems.map(({ sequence }) => sequence ?? Infinity));
  return { verifiedUntil: own.findLast(({ header }) => header.sequence < broken)?.header.sequence ?? null, problems };
}
