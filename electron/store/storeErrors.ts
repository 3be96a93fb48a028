/**
 * Why the store could not do something.
 * - `invalidArgument`: the request's shape is wrong. `unknownRequest`: no such entry.
 * - `unknownCall` `unknownCustomer` `unknownRecording`: the row that the request builds on is not there.
 * - `numberTaken`: a number of the card belongs to another customer.
 * - `companyExists`: another company has this name. `unknownTicket`: no such ticket. `moveNotAllowed`: a ticket may not go
 *   from its state to this one. `unknownMerge`: no such merge, or it was taken back. `mergedAgain`: a later merge is to be
 *   taken back first. `unknownImport`: no such import, or it is over.
 * - `conflict`: the same key came again with other content. `outOfOrder`: a chunk is missing before this one.
 * - `tooManyAtOnce`: more calls share one start than the log can order.
 * - `unknownCard` `unknownReview`: no released version of the card with this number, no such review. `callNotAnswered`: no
 *   conversation that is over. `marksDoNotFit`: criteria or points that the card has not. `criteriaOpen`: some are still to be
 *   judged. `cardChanged`: the review belongs to another card. `reasonMissing`: a change without its reason. `noChangeWritten`:
 *   nothing to hand in. `appealNotPossible`: made before, or too late. `noOpenAppeal`: none to answer. `calibrationClosed`
 *   `calibrationHandedIn`: nothing is written for it any more.
 * - `notFound`: no such open item. `tooLate`: a closing can no longer be taken back.
 * - `diskFull` `readOnly` `notAllowed` `busy` `damaged` `ioError`: from the file system or SQLite.
 * - `wrongKey`: the data were encrypted with another master key; nothing was changed.
 * - `futureDatabase`: the file was written by a newer version; it is left untouched.
 * - `targetExists`: a back-up target is already there.
 * - `timedOut`: no answer before the request's deadline. `storeDown`: the process died under a request that is not
 *   repeated. `crashesStore`: the process died several times on this request. `closed`: the store is closed.
 * - `internal`: a fault of ours.
 */
export type StoreErrorCode =
  | 'tooLate' | 'notFound'
  | 'unknownCard' | 'unknownReview' | 'callNotAnswered' | 'marksDoNotFit' | 'criteriaOpen' | 'cardChanged' | 'reasonMissing' | 'noChangeWritten'
  | 'appealNotPossible' | 'noOpenAppeal' | 'calibrationClosed' | 'calibrationHandedIn'
  | 'invalidArgument' | 'unknownRequest' | 'unknownCall' | 'unknownCustomer' | 'unknownRecording' | 'numberTaken' | 'conflict'
  | 'companyExists' | 'unknownTicket' | 'moveNotAllowed' | 'unknownMerge' | 'mergedAgain' | 'unknownImport' | 'outOfOrder' | 'tooManyAtOnce' | 'diskFull' | 'readOnly' | 'notAllowed' | 'busy' | 'damaged' | 'ioError' | 'wrongKey' | 'futureDatabase'
  | 'targetExists' | 'timedOut' | 'storeDown' | 'crashesStore' | 'closed' | 'internal';

/** An expected failure of the store. Messages never hold phone numbers or names. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}

const codeOfSqlite: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['SQLITE_FULL', 'diskFull'],
  ['SQLITE_READONLY', 'readOnly'],
  ['SQLITE_CANTOPEN', 'notAllowed'],
  ['SQLITE_PERM', 'notAllowed'],
  ['SQLITE_AUTH', 'notAllowed'],
  ['SQLITE_BUSY', 'busy'],
  ['SQLITE_LOCKED', 'busy'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_IOERR', 'ioError'],
];

const codeOfSystem: Readonly<Record<string, StoreErrorCode>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'readOnly',
  EACCES: 'notAllowed',
  EPERM: 'notAllowed',
  ENOTDIR: 'notAllowed',
  EIO: 'ioError',
};

/** Any thrown value as a StoreError; SQLite's and the system's codes are kept in the message. */
export function toStoreError(thrown: unknown): StoreError {
  if (thrown instanceof StoreError) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const native = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const code = codeOfSqlite.find(([prefix]) => native.startsWith(prefix))?.[1] ?? codeOfSystem[native] ?? 'internal';
  return new StoreError(code, native === '' ? error.message : `${native}: ${error.message}`, { cause: error });
}
