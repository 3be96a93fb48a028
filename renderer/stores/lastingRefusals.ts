/** Refusals that no second try helps: somebody has to change what is written, or what it is about is gone. */
const lasting: ReadonlySet<string> = new Set([
  'invalidArgument', 'textTooLong', 'noteTooLong', 'rightMissing', 'notAllowed', 'notFound', 'unknownCall', 'unknownCustomer', 'numberTaken',
  'unknownCard', 'callNotAnswered', 'marksDoNotFit', 'cardChanged', 'calibrationClosed', 'calibrationHandedIn',
]);

/** Whether what was refused with this code would be refused again; everything else (a full disk, a store that comes back) is worth another try. */
export function isLastingRefusal(code: string): boolean {
  return lasting.has(code);
}
