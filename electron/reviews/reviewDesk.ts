import type { Calibration, CalibrationDraft, CalibrationResult } from '../../shared/reviews/calibration.ts';
import { calibrationResult } from '../../shared/reviews/calibrationResult.ts';
import type { KeptCard } from '../../shared/reviews/keptCard.ts';
import type { Review, ReviewDraft } from '../../shared/reviews/review.ts';
import { reviewAsSeen, type ReviewViewer } from '../../shared/reviews/reviewAsSeen.ts';
import type { ReviewCounts, ReviewListQuery, ReviewPageOf } from '../../shared/reviews/reviewLists.ts';
import type { ScoreCard } from '../../shared/reviews/scoreCard.ts';
import { defaultScoreCard } from './defaultScoreCard.ts';
import { ReviewRefusal } from './reviewRefusal.ts';
import type { ReviewStore, Signed } from './reviewStore.ts';

export interface ReviewDeskOptions {
  readonly store: ReviewStore;
  readonly newId: () => string;
  readonly now: () => number;
  /** Who sits here, asked anew each time: roles change while the program runs. */
  readonly viewer: () => ReviewViewer;
  readonly locale: () => 'zh-CN' | 'en';
  /** Something of reviews was written. */
  readonly changed: () => void;
  /** The score of a call in the log may be another one. */
  readonly scored: () => void;
}

/** What reviewers, agents and those who lead do with reviews. Whoever asks sees only what they may; the pages hide nothing. */
export class ReviewDesk {
  readonly #options: ReviewDeskOptions;

  constructor(options: ReviewDeskOptions) {
    this.#options = options;
  }

  /** All cards. The first look makes the one that comes with the program, in the language of the moment. */
  async cards(): Promise<readonly KeptCard[]> {
    const { store, locale } = this.#options;
    const cards = await store.listScoreCards(null);
    if (cards.length > 0) return cards;
    await store.putFirstScoreCard({ card: defaultScoreCard(locale()), ...this.#signed });
    return store.listScoreCards(null);
  }

  card(cardId: string, version: number): Promise<ScoreCard | null> {
    return this.#options.store.getScoreCard({ cardId, version });
  }

  async saveCard(card: ScoreCard): Promise<void> {
    await this.#options.store.saveScoreCard({ card, ...this.#signed });
    this.#options.changed();
  }

  async releaseCard(cardId: string): Promise<void> {
    await this.#options.store.releaseScoreCard({ cardId, at: this.#options.now() });
    this.#options.changed();
  }

  async discardCard(cardId: string): Promise<void> {
    await this.#options.store.discardScoreCard({ cardId });
    this.#options.changed();
  }

  async retireCard(cardId: string, retired: boolean): Promise<void> {
    await this.#options.store.retireScoreCard({ cardId, retired });
    this.#options.changed();
  }

  /** @returns the review's id. Rejects as the store does: `unknownCall`, `callNotAnswered`, `unknownCard`, `marksDoNotFit`, `cardChanged`, `calibrationClosed`, `calibrationHandedIn` */
  async save(draft: ReviewDraft): Promise<{ readonly reviewId: string }> {
    const { store, newId, changed } = this.#options;
    const saved = await store.saveReview({ id: newId(), draft, ...this.#signed });
    changed();
    return saved;
  }

  /** Rejects with `criteriaOpen`, `reasonMissing` for a change, `noChangeWritten`. */
  async handIn(reviewId: string, reason: string): Promise<void> {
    const { store, newId, changed, scored } = this.#options;
    await this.#own(reviewId);
    await store.handInReview({ reviewId, reason, deed: newId(), ...this.#signed });
    changed();
    scored();
  }

  async discard(reviewId: string): Promise<void> {
    await this.#own(reviewId);
    await this.#options.store.discardReview({ reviewId, by: this.#viewer.name });
    this.#options.changed();
  }

  /** By the agent of the call. */
  async appeal(reviewId: string, reason: string): Promise<void> {
    await this.#ofMe(reviewId);
    await this.#options.store.appealReview({ reviewId, reason, ...this.#signed });
    this.#options.changed();
  }

  /** By the reviewer, or by somebody who leads. */
  async answerAppeal(reviewId: string, verdict: 'kept' | 'changed', answer: string): Promise<void> {
    const { store, newId, changed, scored } = this.#options;
    const review = await this.#seen(reviewId);
    if (review.reviewer !== this.#viewer.name && !this.#viewer.mayLead) throw new ReviewRefusal('rightMissing', 'Only its reviewer, or whoever leads, answers an appeal');
    await store.answerReviewAppeal({ reviewId, verdict, answer, deed: newId(), ...this.#signed });
    changed();
    scored();
  }

  async markSeen(reviewId: string): Promise<void> {
    await this.#ofMe(reviewId);
    await this.#options.store.seeReview({ reviewId, by: this.#viewer.name });
    this.#options.changed();
  }

  /** Own ones first. */
  async ofCall(callId: string): Promise<readonly Review[]> {
    const { name } = this.#viewer;
    const all = await this.#options.store.reviewsOfCall({ callId });
    const seen = await Promise.all(all.map((review) => this.#asSeen(review, all)));
    return seen.filter((review) => review !== null).sort((a, b) => Number(b.reviewer === name) - Number(a.reviewer === name));
  }

  async get(reviewId: string): Promise<Review | null> {
    const review = await this.#options.store.getReview({ reviewId });
    return review && this.#asSeen(review, await this.#options.store.reviewsOfCall({ callId: review.callId }));
  }

  /** Rejects with `rightMissing` when an agent asks for more than the reviews of the own calls. */
  async list(query: ReviewListQuery): Promise<ReviewPageOf> {
    if (query.filter !== 'ofMe') this.#mustReview();
    return this.#options.store.listReviews({ query, viewer: this.#viewer });
  }

  counts(): Promise<ReviewCounts> {
    return this.#options.store.countReviews({ viewer: this.#viewer });
  }

  async queue(callIds: readonly string[]): Promise<void> {
    await this.#options.store.queueCalls({ callIds, ...this.#signed });
    this.#options.changed();
  }

  async unqueue(callId: string, reason: string): Promise<void> {
    await this.#options.store.unqueueCall({ callId, reason, ...this.#signed });
    this.#options.changed();
  }

  async makeCalibration(draft: CalibrationDraft): Promise<{ readonly calibrationId: string }> {
    const id = this.#options.newId();
    await this.#options.store.makeCalibration({ id, draft, ...this.#signed });
    this.#options.changed();
    return { calibrationId: id };
  }

  async closeCalibration(id: string): Promise<void> {
    await this.#options.store.closeCalibration({ id, at: this.#options.now() });
    this.#options.changed();
  }

  /** Those that this person takes part in; all for whoever leads. */
  async calibrations(): Promise<readonly Calibration[]> {
    return (await this.#options.store.listCalibrations(null)).filter((calibration) => this.#concerns(calibration));
  }

  async calibrationResult(id: string): Promise<CalibrationResult | null> {
    const { store } = this.#options;
    const calibration = await store.getCalibration({ id });
    if (calibration === null || !this.#concerns(calibration)) return null;
    const card = await store.getScoreCard({ cardId: calibration.cardId, version: calibration.cardVersion });
    return card && calibrationResult(calibration, card, await store.calibrationReviews({ id }), this.#viewer);
  }

  get #viewer(): ReviewViewer {
    return this.#options.viewer();
  }

  get #signed(): Signed {
    return { by: this.#viewer.name, at: this.#options.now() };
  }

  #concerns({ reviewers }: Calibration): boolean {
    return this.#viewer.mayLead || reviewers.includes(this.#viewer.name);
  }

  #mustReview(): void {
    if (!this.#viewer.mayReview) throw new ReviewRefusal('rightMissing', 'This needs the right to review');
  }

  async #asSeen(review: Review, ofCall: readonly Review[]): Promise<Review | null> {
    const calibration = review.calibrationId === null ? null : await this.#options.store.getCalibration({ id: review.calibrationId });
    return reviewAsSeen(review, this.#viewer, ofCall.filter(({ reviewer }) => reviewer === this.#viewer.name), calibration);
  }

  async #seen(reviewId: string): Promise<Review> {
    const review = await this.get(reviewId);
    if (review === null) throw new ReviewRefusal('notFound', 'There is no such review');
    return review;
  }

  async #own(reviewId: string): Promise<void> {
    if ((await this.#seen(reviewId)).reviewer !== this.#viewer.name) throw new ReviewRefusal('notAllowed', 'This is the review of somebody else');
  }

  async #ofMe(reviewId: string): Promise<void> {
    const review = await this.#options.store.getReview({ reviewId });
    if (review === null || review.agent !== this.#viewer.name || review.calibrationId !== null || review.state === 'draft') throw new ReviewRefusal('notFound', 'There is no such review of your calls');
  }
}
