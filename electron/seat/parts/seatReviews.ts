import { randomUUID } from 'node:crypto';
import type { ReviewViewer } from '../../../shared/reviews/reviewAsSeen.ts';
import { Hearings } from '../../reviews/hearings.ts';
import { ReviewDesk } from '../../reviews/reviewDesk.ts';
import { SamplingDesk } from '../../reviews/samplingDesk.ts';
import type { SeatParts } from '../seatParts.ts';

/** Judging calls at this seat. */
export interface SeatReviews {
  readonly desk: ReviewDesk;
  readonly sampling: SamplingDesk;
  readonly hearings: Hearings;
  /** The windows ask again for what they show of reviews. */
  changed(): void;
}

export function openSeatReviews(parts: SeatParts): SeatReviews {
  const { store, publisher, preferences, now, log } = parts.options;
  const viewer = (): ReviewViewer => {
    const { user, rights } = publisher.current.seat;
    return { name: user, mayReview: rights.includes('review'), mayLead: rights.includes('lead') };
  };
  const by = () => viewer().name;
  const changed = () => publisher.change({ reviewsRevision: publisher.current.reviewsRevision + 1 });
  return {
    desk: new ReviewDesk({ store, newId: randomUUID, now, viewer, locale: () => preferences().locale, changed, scored: () => parts.figures.logChanged() }),
    sampling: new SamplingDesk({ store, by, now, changed, onFailed: (error) => log('calls to be judged could not be chosen', error) }),
    hearings: new Hearings({ store, newId: randomUUID, by, now, changed, onFailed: (error) => log('who got a recording could not be kept', error) }),
    changed,
  };
}
