import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { anyCard, anyDraft, marksOf } from '../fixtures/reviews.ts';
import { anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

export const dayMs = 86_400_000;

/** A store with the default card and these answered calls, a minute after each other. */
export function withCalls(...callIds: readonly string[]) {
  const opened = openForTest();
  opened.ask.putFirstScoreCard({ card: anyCard, by: 'boss', at: anyTime });
  opened.ask.importCalls(callIds.map((callId, index) => anyImportedCall({ callId, startedAt: anyTime + index * 60_000 })));
  return opened;
}

export const ids = (count: number): string[] => Array.from({ length: count }, () => randomUUID());

export const codeOf = (code: string): unknown => expect.objectContaining({ code });

/** Hands in a review of a call with full points but for these. */
export function judged(ask: DirectStore, callId: string, by: string, changes: Readonly<Record<string, number>> = {}, at = anyTime + dayMs): string {
  const { reviewId } = ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId, marks: marksOf(anyCard, changes), summary: '总体不错' }), by, at });
  ask.handInReview({ reviewId, reason: '', deed: randomUUID(), by, at });
  return reviewId;
}
