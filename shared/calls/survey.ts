/** The caller's verdict on the call, as the platform sent it. */
export interface SurveyResult {
  readonly score: number;
  /** Highest possible score when the platform says so. */
  readonly outOf: number | null;
  /** Header it was read from. */
  readonly source: string;
}
