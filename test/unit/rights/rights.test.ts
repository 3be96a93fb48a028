import { expect, test } from 'vitest';
import { rightsOf, roles } from '../../../shared/rights/rights.ts';

test('a seat whose company hides numbers sees none, whatever its role', () => {
  for (const role of roles) {
    expect(rightsOf(role, true)).not.toContain('seeNumbers');
    expect(rightsOf(role, false)).toContain('seeNumbers');
  }
});

test('an agent may neither export nor listen to others nor delete', () => {
  expect(rightsOf('agent', false)).toEqual(['seeNumbers']);
});
