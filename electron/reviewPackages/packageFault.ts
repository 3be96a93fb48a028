/**
 * Why a package is not taken in; each has a text under `error`.
 * - `notAReviewPackage`: another kind of file. `packageNewer`: written by a newer version of this program.
 * - `packagePassphrase`: the passphrase does not open it. `packageCutOff`: its end is missing.
 * - `packageDamaged`: something in it is not as it was written, or something was added.
 * - `packageForged`: what is in it is not what its maker signed.
 * - `packageOurs`: it was made here. `packageTaken`: it was taken in before. `packageCallKnown`: this computer has one of its calls itself.
 * - `packageUnknown`: it answers a package that did not come from here.
 * - `packageNoSound`: none of the calls has a finished recording. `packageNotJudged`: no call of it was judged.
 * - `packageNotAnswered`: it is to be removed without an answer and without a reason.
 */
export type PackageFaultCode =
  | 'notAReviewPackage' | 'packageNewer' | 'packagePassphrase' | 'packageCutOff' | 'packageDamaged' | 'packageForged'
  | 'packageOurs' | 'packageTaken' | 'packageCallKnown' | 'packageUnknown' | 'packageNoSound' | 'packageNotJudged' | 'packageNotAnswered';

/** An expected fault of a package or of what is asked of it. Messages hold no numbers and no names. */
export class PackageFault extends Error {
  readonly code: PackageFaultCode;

  constructor(code: PackageFaultCode, message: string) {
    super(message);
    this.name = 'PackageFault';
    this.code = code;
  }
}
