import { expect, test } from 'vitest';
import { commands } from '../../../shared/ipc/commands.ts';
import type { CommandName } from '../../../shared/ipc/commands.ts';
import { chosenCallsArguments } from '../../../electron/store/answers/chosenCalls.ts';
import { noFilters } from '../../../shared/calls/callLogFilters.ts';
import { mostChosen } from '../../../shared/calls/chosenCalls.ts';
import { neededRight } from '../../../shared/rights/neededRight.ts';
import { rightsOf } from '../../../shared/rights/rights.ts';
import type { Role } from '../../../shared/rights/rights.ts';

const callId = '00000000-0000-4000-8000-000000000001';
const huge = '字'.repeat(10 * 1024 * 1024);
const some = (count: number) => ({ kind: 'some', callIds: Array.from({ length: count }, () => callId) }) as const;

test.each<readonly [string, CommandName, unknown]>([
  ['nothing chosen', 'callLog:hold', { calls: some(0), reason: 'x' }],
  ['more calls than can be named', 'callLog:hold', { calls: some(mostChosen + 1), reason: 'x' }],
  ['a call id that is none', 'callLog:hold', { calls: { kind: 'some', callIds: ['1 OR 1=1'] }, reason: 'x' }],
  ['a hold without a word', 'callLog:hold', { calls: some(1), reason: ' \n' }],
  ['a reason of ten megabytes', 'callLog:hold', { calls: some(1), reason: huge }],
  ['a tag of ten megabytes', 'callLog:tag', { calls: some(1), give: [huge], take: [] }],
  ['a tag that says nothing', 'callLog:tag', { calls: some(1), give: [' '], take: [] }],
  ['a search of ten megabytes', 'callLog:tag', { calls: { kind: 'all', filters: { ...noFilters, text: huge }, except: [], total: null }, give: ['a'], take: [] }],
  ['a reason that is none', 'callLog:closeMissed', { calls: some(1), reason: 'because', note: '' }],
])('%s stops before anything runs', (_what, name, argument) => {
  expect(commands[name].safeParse(argument).success).toBe(false);
});

test('the store takes what the windows may send', () => {
  const [callIds, at] = [[callId], 1];
  const tags = Array.from({ length: 20 }, (_, index) => `${'😀'.repeat(18)}${String(index).padStart(2, '0')}`);
  expect(commands['callLog:tag'].safeParse({ calls: some(1), give: tags, take: tags }).success).toBe(true);
  expect(chosenCallsArguments.tagChosen.safeParse({ callIds, give: tags, take: tags, at }).success).toBe(true);
  expect(chosenCallsArguments.queueChosen.safeParse({ callIds, reviewer: '字'.repeat(100), cardId: 'c'.repeat(64), by: '', at }).success).toBe(true);
  expect(chosenCallsArguments.closeMissedOf.safeParse({ callIds, reason: 'other', note: '字'.repeat(500), by: '', at }).success).toBe(true);
});

test('everybody closes missed calls; who reviews queues, who leads tags, who keeps house holds', () => {
  const may = (name: CommandName) => (['agent', 'reviewer', 'supervisor', 'owner'] as const satisfies readonly Role[]).filter((role) => neededRight[name] === undefined || rightsOf(role, true).includes(neededRight[name]));
  expect(may('callLog:closeMissed')).toHaveLength(4);
  expect(may('callLog:queue')).toEqual(['reviewer', 'supervisor', 'owner']);
  expect(may('callLog:tag')).toEqual(['supervisor', 'owner']);
  expect(may('callLog:hold')).toEqual(['owner']);
});
