import { describe, expect, it } from 'vitest';
import { withoutShift } from '../../../electron/windows/withoutShift.ts';

const shift = [{ kind: 'idle', reason: null, since: 1, until: null }] as const;

describe('what the pop is told', () => {
  it('leaves out the shift and keeps the rest of the change', () => {
    expect(withoutShift('state:changed', { revision: 7, patch: { focusedCallId: null, shift } })).toEqual({ revision: 7, patch: { focusedCallId: null } });
  });

  it('is told of a change of the shift alone by its revision, so that none seems to be missing', () => {
    expect(withoutShift('state:changed', { revision: 8, patch: { shift } })).toEqual({ revision: 8, patch: {} });
  });

  it('does not touch what the console is told', () => {
    const change = { revision: 9, patch: { shift } };
    withoutShift('state:changed', change);
    expect(change.patch.shift).toBe(shift);
  });

  it('passes other events on', () => {
    const levels = { callId: 'any', levels: { agent: 0.5, remote: 0.25 } };
    expect(withoutShift('call:levels', levels)).toBe(levels);
  });
});
