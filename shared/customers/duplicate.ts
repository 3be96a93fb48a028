import type { CustomerCard } from '../callers/customerCard.ts';

/**
 * Why two customers may be one:
 * - `sameNumber`: one number written with and without its area code.
 * - `sameNameAndCompany`: the names are alike, and so are the companies.
 * - `sameName`: the names are alike, and one of them has no company.
 */
export type DuplicateReason =
  | { readonly kind: 'sameNumber'; readonly first: string; readonly second: string }
  | { readonly kind: 'sameNameAndCompany' }
  | { readonly kind: 'sameName' };

export interface DuplicatePair {
  readonly first: CustomerCard;
  readonly second: CustomerCard;
  readonly reason: DuplicateReason;
}

export const mergeableFields = ['name', 'company', 'level', 'notes'] as const;
export type MergeableField = (typeof mergeableFields)[number];

/** Two customers that became one; it can be taken back. */
export interface MergeRecord {
  readonly id: string;
  readonly at: number;
  readonly who: string;
  readonly keptId: string;
  readonly keptName: string;
  readonly lostName: string;
  readonly undoneAt: number | null;
}
