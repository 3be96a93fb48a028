import { create } from 'zustand';
import type { ReviewFilter } from '../../../../shared/reviews/reviewLists.ts';
import type { Span } from '../span.ts';

/** What the list shows; it stays when another tab is looked at. Null = what suits the person; `markedId` has the mark of the keyboard. */
export const useReviewsListing = create<{ readonly filter: ReviewFilter | null; readonly span: Span; readonly markedId: string | null }>(() => ({ filter: null, span: 'quarter', markedId: null }));
