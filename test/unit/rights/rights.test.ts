import { expect, test } from 'vitest';
import { neededRight } from '../../../shared/rights/neededRight.ts';
import { rightsOf, roles, type Role } from '../../../shared/rights/rights.ts';

test('a seat whose company hides numbers sees none, whatever its role', () => {
  for (const role of roles) {
    expect(rightsOf(role, true)).not.toContain('seeNumbers');
    expect(rightsOf(role, false)).toContain('seeNumbers');
  }
});

test('an agent may neither export nor listen to others nor delete', () => {
  expect(rightsOf('agent', false)).toEqual(['seeNumbers']);
});

test('who leads changes the block list, also where numbers are hidden; everybody may see what is on it', () => {
  for (const name of ['blockList:add', 'blockList:remove'] as const) {
    const right = neededRight[name];
    const may = (role: Role) => right !== undefined && rightsOf(role, true).includes(right);
    expect(roles.filter(may)).toEqual(['supervisor', 'owner']);
  }
  expect([neededRight['blockList:of'], neededRight['blockList:page']]).toEqual([undefined, undefined]);
});
