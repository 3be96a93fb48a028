/** The steps of a start that are worth a place on its time line; each process keeps its own. */
export type StartMoment =
  | 'main evaluated'
  | 'electron ready'
  | 'console opened'
  | 'store started'
  | 'program read'
  | 'page has its files'
  | 'settings read'
  | 'windows opened'
  | 'program built'
  | 'keys open'
  | 'areas open'
  | 'seat read'
  | 'store open'
  | 'past taken up'
  | 'seat open'
  | 'media window ready'
  | 'page evaluated'
  | 'snapshot came';

/**
 * Keeps when a step of the start was reached, as a mark of the User Timing standard: some microseconds, read by whoever
 * looks (`npm run bench -- start` prints all of them).
 */
export function reached(moment: StartMoment): void {
  performance.mark(moment);
}
