/** What becomes of a number that is dialled, or that a caller is sent to, in practice. Texts are under `practice.dialled`. */
export type PracticeOutcome = 'answers' | 'busy' | 'noAnswer' | 'refuses' | 'unassigned';

/** One number for every end that a call or a transfer can have; any other number answers. */
export const practiceNumbers: readonly { readonly number: string; readonly outcome: PracticeOutcome }[] = [
  { number: '8002', outcome: 'answers' },
  { number: '8003', outcome: 'busy' },
  { number: '8004', outcome: 'noAnswer' },
  { number: '10000', outcome: 'refuses' },
  { number: '13000000000', outcome: 'unassigned' },
];
