import { create } from 'zustand';
import type { ReviewFilter } from '../../../../shared/reviews/reviewLists.ts';
import type { Span } from '../span.ts';

/** What the list shows; it stays when another tab is looked at. Null = what suits the person. */
export const useReviewsListing = create<{ readonly filter: ReviewFilter | null; readonly span: Span; readonly limit: number }>(() => ({ filter: null, span: 'quarter', limit: 100 }));

/** Rows fetched with each "more". */
export const pageSize = 100;
/** As many as one question may ask for. */
export const mostRows = 500;
