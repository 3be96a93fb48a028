import type { ReviewCounts } from '../../../shared/reviews/reviewLists.ts';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';

const none: ReviewCounts = { waiting: 0, drafts: 0, openAppeals: 0, unseenOfMe: 0 };

/** What is left to do for this person, as reviewer and as agent. */
export function useReviewCounts(): ReviewCounts {
  const revision = useConsole((state) => state.reviewsRevision);
  const answer = useAnswer('review:counts', {}, revision);
  return answer.kind === 'answered' ? answer.value : none;
}
