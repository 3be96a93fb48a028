/** Reviews of a time, counted. Totals are 0–100 with one decimal; null = no review. Reviews of calibrations do not count. */
export interface ReviewFigures {
  readonly from: number;
  readonly until: number;
  readonly reviewed: number;
  readonly average: number | null;
  readonly passedShare: number | null;
  readonly fatal: number;
  readonly appeals: { readonly made: number; readonly changed: number; readonly open: number };
  readonly agents: readonly { readonly agent: string; readonly reviewed: number; readonly average: number | null; readonly lowest: number | null; readonly passedShare: number | null }[];
  /** `drift`: the reviewer's average less that of all reviewers. */
  readonly reviewers: readonly { readonly reviewer: string; readonly reviewed: number; readonly average: number | null; readonly drift: number | null; readonly appealsChanged: number }[];
  /** Share of the points reached by criterion, 0–1, worst first. A criterion of a card is the same in all its versions: `<card>/<criterion>`. */
  readonly criteria: readonly { readonly criterionId: string; readonly name: string; readonly reached: number; readonly judged: number }[];
  /** By ISO week, oldest first. */
  readonly weeks: readonly { readonly startsAt: number; readonly reviewed: number; readonly average: number | null }[];
}
