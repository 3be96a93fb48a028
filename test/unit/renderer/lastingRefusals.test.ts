import { expect, test } from 'vitest';
import errors from '../../../resources/locales/en/error.json';
import { isLastingRefusal } from '../../../renderer/stores/lastingRefusals.ts';

test('what the disk or the store refused is tried again; what the writer has to change is not', () => {
  for (const code of ['diskFull', 'storeGone', 'noSeatOpen', 'unexpected']) expect(isLastingRefusal(code)).toBe(false);
  for (const code of ['unknownCall', 'invalidArgument', 'textTooLong', 'numberTaken', 'calibrationClosed']) expect(isLastingRefusal(code)).toBe(true);
});

test('every lasting refusal is one that main knows', () => {
  const known = Object.keys(errors).filter(isLastingRefusal);
  expect(known.length).toBeGreaterThanOrEqual(14);
});
