import { create } from 'zustand';
import type { IpcError } from '../../../shared/ipc/reply.ts';
import type { ReviewDraft } from '../../../shared/reviews/review.ts';
import { attempt } from '../../bridge/send.ts';
import { isLastingRefusal } from '../../stores/lastingRefusals.ts';
import { recall, remember } from '../../stores/windowMemory.ts';

/** A review under way, and whether main has it. */
export interface WrittenReview {
  readonly draft: ReviewDraft;
  readonly state: 'unsaved' | 'saving' | 'saved' | 'failed';
  readonly error: IpcError | null;
  /** Known once it was saved. */
  readonly reviewId: string | null;
}

/** By call and calibration. They outlive the view, another call on the page, and a reload of the window. */
export const useReviewDrafts = create<Readonly<Record<string, WrittenReview>>>(() => ({}));

const saveAfterMs = 700;
const tryAgainMs = 5_000;
const storageKey = 'reviewDrafts';
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<void>>();

/** One person judges a call once, and once more in each calibration. */
export function draftKey({ callId, calibrationId }: Pick<ReviewDraft, 'callId' | 'calibrationId'>): string {
  return `${callId}/${calibrationId ?? ''}`;
}

function put(key: string, written: WrittenReview): void {
  useReviewDrafts.setState({ [key]: written });
  rememberOpen();
}

/** Keeps in this window's own memory what main has not acknowledged. */
function rememberOpen(): void {
  const open = Object.values(useReviewDrafts.getState()).filter(({ state }) => state !== 'saved').map(({ draft }) => draft);
  remember(storageKey, open.length === 0 ? null : open);
}

/** Takes what was written and saves it a moment later. */
export function writeReview(draft: ReviewDraft): void {
  const key = draftKey(draft);
  put(key, { draft, state: 'unsaved', error: null, reviewId: useReviewDrafts.getState()[key]?.reviewId ?? null });
  saveLater(key, saveAfterMs);
}

function saveLater(key: string, ms: number): void {
  clearTimeout(timers.get(key));
  timers.set(key, setTimeout(() => void saveReview(key), ms));
}

async function saveOnce(key: string, written: WrittenReview): Promise<void> {
  put(key, { ...written, state: 'saving', error: null });
  const reply = await attempt('review:save', written.draft);
  running.delete(key);
  const now = useReviewDrafts.getState()[key];
  if (now === undefined) return;
  const reviewId = reply.ok ? reply.value.reviewId : now.reviewId;
  // Written on meanwhile: what is written now has its own turn.
  if (now.draft !== written.draft) return put(key, { ...now, reviewId });
  if (reply.ok) return put(key, { ...now, state: 'saved', reviewId });
  put(key, { ...now, state: 'failed', error: reply.error });
  if (!isLastingRefusal(reply.error.code)) saveLater(key, tryAgainMs);
}

/**
 * Saves at once what is not saved yet; one save of a review at a time, so that an older one never comes last.
 * @returns the review's id; null when it could not be saved, or nothing is written
 */
export async function saveReview(key: string): Promise<string | null> {
  for (;;) {
    clearTimeout(timers.get(key));
    while (running.has(key)) await running.get(key);
    const written = useReviewDrafts.getState()[key];
    if (written === undefined) return null;
    if (written.state === 'saved') return written.reviewId;
    const saving = saveOnce(key, written);
    running.set(key, saving);
    await saving;
    if (useReviewDrafts.getState()[key]?.state === 'failed') return null;
  }
}

/** Forgets what was written: it is handed in, or thrown away. */
export function forgetReview(key: string): void {
  clearTimeout(timers.get(key));
  timers.delete(key);
  useReviewDrafts.setState((all) => Object.fromEntries(Object.entries(all).filter(([name]) => name !== key)), true);
  rememberOpen();
}

/** Saves what is still unsaved. */
export function saveReviews(): void {
  for (const [key, { state }] of Object.entries(useReviewDrafts.getState())) if (state === 'unsaved' || state === 'failed') void saveReview(key);
}

/** Takes up what a reload interrupted, and saves before the page goes. @returns stops it */
export function keepReviews(): () => void {
  const open = (recall(storageKey) ?? []) as readonly ReviewDraft[];
  for (const draft of open) if (!(draftKey(draft) in useReviewDrafts.getState())) writeReview(draft);
  window.addEventListener('pagehide', saveReviews);
  return () => window.removeEventListener('pagehide', saveReviews);
}
