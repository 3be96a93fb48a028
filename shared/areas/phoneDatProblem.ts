/**
 * Why a file is not accepted as phone.dat.
 * - `tooShort`, `tooLarge`: cannot be one by its size
 * - `notPhoneDat`: another format
 * - `truncated`: the file ends before it should
 * - `badIndex`: an index entry is out of range, unsorted, doubled or of unknown type
 * - `badRecord`: a place has no end, not four fields, or nonsense in them
 * - `badEncoding`: places are not UTF-8 (older tools write GBK)
 * - `tooManyPlaces`: more combinations of place and operator than the table can number
 * - `aborted`: the user stopped it
 */
export interface PhoneDatProblem {
  readonly code:
    | 'tooShort' | 'tooLarge' | 'notPhoneDat' | 'truncated' | 'badIndex' | 'badRecord' | 'badEncoding' | 'tooManyPlaces' | 'aborted';
  /** For logs and curious users, English, with positions in bytes; holds nothing of the file's owner. */
  readonly detail: string;
}

/** Carries a problem out of the reading functions; never leaves parsePhoneDat. */
export class PhoneDatRefusal extends Error {
  readonly problem: PhoneDatProblem;

  constructor(code: PhoneDatProblem['code'], detail: string) {
    super(detail);
    this.problem = { code, detail };
  }
}
