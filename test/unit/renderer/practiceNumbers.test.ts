import { expect, test } from 'vitest';
import { calleeOf } from '../../../electron/platforms/practice/callees.ts';
import { practiceNumbers } from '../../../renderer/practice/practiceNumbers.ts';
import type { PracticeOutcome } from '../../../renderer/practice/practiceNumbers.ts';

const codes: Readonly<Record<Exclude<PracticeOutcome, 'answers'>, number>> = { busy: 486, noAnswer: 480, refuses: 603, unassigned: 404 };

test.each(practiceNumbers)('$number does in practice what its page says: $outcome', ({ number, outcome }) => {
  const callee = calleeOf(number);
  if (outcome === 'answers') expect(callee.kind).toBe('answers');
  else expect(callee).toMatchObject({ kind: 'refuses', sipCode: codes[outcome] });
});
