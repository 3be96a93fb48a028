import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seededRandom } from '../../../electron/platforms/practice/random.ts';
import { createRouting } from '../../../electron/platforms/practice/routing.ts';
import { scenarios } from '../../../electron/platforms/practice/scenarios/scenarios.ts';
import { seedCallLog } from '../../../electron/platforms/practice/seeds/seedCallLog.ts';
import { seedBlockedNumbers, seedCustomers } from '../../../electron/platforms/practice/seeds/seedCustomers.ts';
import { practiceNumbers, ruleInForce } from '../../../electron/platforms/practice/serviceNumbers.ts';
import { calleeOf } from '../../../electron/platforms/practice/callees.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { isStale } from '../../../shared/routing/routingStatus.ts';
import { ManualClock } from '../../flows/practice/fakes/manualClock.ts';

/** Shanghai wall time in 2026. 3 November is a Tuesday, 7 November a Saturday. */
const shanghai = (day: number, hour: number) => Date.UTC(2026, 10, day, hour - 8);

describe('the practice company\'s data', () => {
  const now = shanghai(3, 10);
  const customers = seedCustomers(now);
  const log = seedCallLog(now);

  it('keeps every number by its canonical key', () => {
    const numbers = [...customers.flatMap((card) => card.numbers), ...log.map((entry) => entry.remoteNumber), ...seedBlockedNumbers(now).map((blocked) => blocked.number)];
    for (const number of numbers.filter((key) => key !== '')) expect(parsePhoneNumber(number).key).toBe(number);
    for (const { number } of practiceNumbers) expect(parsePhoneNumber(number)).toMatchObject({ kind: 'service400', key: number });
  });

  it('names each customer once, and each number on one card', () => {
    expect(new Set(customers.map((card) => card.id)).size).toBe(customers.length);
    const numbers = customers.flatMap((card) => card.numbers);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('has a card for every scripted caller who claims a customer id, under the number sent', () => {
    for (const { customerId, caller } of scenarios.filter((scenario) => scenario.customerId !== '')) {
      const card = customers.find(({ id }) => id === customerId);
      expect(card?.numbers).toContain(caller.kind === 'number' ? parsePhoneNumber(caller.sent).key : '');
    }
  });

  it('has no card for the new caller, and blocks the caller from the blocked area', () => {
    const sent = (name: string) => {
      const { caller } = scenarios.find((scenario) => scenario.name === name)!;
      return caller.kind === 'number' ? parsePhoneNumber(caller.sent).key : '';
    };
    expect(customers.some((card) => card.numbers.includes(sent('newNumber')))).toBe(false);
    expect(seedBlockedNumbers(now).map((blocked) => blocked.number)).toContain(sent('blockedArea'));
  });

  it('lies in the past and moves with the time of seeding', () => {
    for (const entry of log) {
      expect(entry.endedAt).toBeLessThan(now);
      expect(entry.startedAt).toBeLessThanOrEqual(entry.answeredAt ?? entry.endedAt!);
    }
    expect(log.map((entry) => entry.startedAt)).toEqual(log.map((entry) => entry.startedAt).sort((a, b) => b - a));
    const later = seedCallLog(now + 5_000);
    expect(later.map((entry) => entry.startedAt - 5_000)).toEqual(log.map((entry) => entry.startedAt));
    expect(later.map((entry) => entry.callId)).toEqual(log.map((entry) => entry.callId));
  });

  it('carries valid identifiers and a talk time only where it was answered', () => {
    expect(new Set(log.map((entry) => entry.callId)).size).toBe(log.length);
    for (const entry of log) {
      expect(z.uuid().safeParse(entry.callId).success).toBe(true);
      expect(entry.talkSeconds > 0).toBe(entry.result === 'answered');
      expect(entry.answeredAt !== null).toBe(entry.result === 'answered');
    }
  });

  it('shows the VIP with at least five earlier calls, the last one three days ago', () => {
    const calls = log.filter((entry) => entry.customerId === 'P1001');
    expect(calls.length).toBeGreaterThanOrEqual(5);
    expect(Math.floor((now - calls[0]!.startedAt) / 86_400_000)).toBe(3);
  });
});

describe('routing of the practice numbers', () => {
  const at = (now: number) => {
    const clock = new ManualClock(now);
    return { clock, routing: createRouting({ clock, random: seededRandom(5), seat: () => ({ name: '练习坐席', number: '8001', free: true }) }) };
  };

  it.each([
    ['4008201234', shanghai(3, 3), 'inService'],
    ['4007001515', shanghai(3, 10), 'inService'],
    ['4007001515', shanghai(3, 18), 'outsideHours'],
    ['4007001515', shanghai(3, 8), 'outsideHours'],
    ['4007001515', shanghai(7, 10), 'outsideHours'],
    ['4001002020', shanghai(3, 10), 'arrears'],
    ['4009003030', shanghai(3, 10), 'suspended'],
  ])('%s at %i is %s', (number, now, state) => {
    const status = at(now).routing.routingStatus(number);
    expect(status).toMatchObject({ serviceNumber: number, state, takenAt: now, source: 'practice platform' });
    expect(status!.stateReason === '').toBe(state === 'inService');
  });

  it('is not known for other numbers', () => {
    expect(at(shanghai(3, 10)).routing.routingStatus('4000000000')).toBeNull();
  });

  it('is told from a snapshot until that is due again, so that a slow one grows stale', async () => {
    const { clock, routing } = at(shanghai(3, 10));
    const first = routing.routingStatus('4007001515')!;
    const quick = routing.routingStatus('4008201234')!;
    await clock.advance(100_000);
    expect(routing.routingStatus('4007001515')).toBe(first);
    expect(isStale(first, clock.now())).toBe(true);
    expect(routing.routingStatus('4008201234')!.takenAt).toBe(quick.takenAt + 100_000);
    await clock.advance(50_000);
    expect(routing.routingStatus('4007001515')!.takenAt).toBe(clock.now());
  });

  it('changes who is free over time, and has the seat itself on duty', async () => {
    const { clock, routing } = at(shanghai(3, 10));
    const seen = new Set<string>();
    for (let minute = 0; minute < 20; minute += 1) {
      const { onDuty } = routing.routingStatus('4008201234')!;
      expect(onDuty[0]).toEqual({ name: '练习坐席', number: '8001', free: true });
      seen.add(JSON.stringify(onDuty.map((target) => target.free)));
      await clock.advance(60_000);
    }
    expect(seen.size).toBeGreaterThan(1);
  });

  it.each([
    [shanghai(3, 8), '工作日白天 #3'],
    [shanghai(3, 20), '夜间值班 #7'],
    [shanghai(7, 12), '周末值班 #5'],
    [shanghai(8, 7), '夜间值班 #7'],
  ])('follows the rule of the hour (%i)', (now, rule) => {
    expect(ruleInForce(now)).toBe(rule);
  });
});

describe('numbers the seat may dial in practice', () => {
  it.each([
    ['10086', { kind: 'refuses', sipCode: 486 }],
    ['13000000000', { kind: 'refuses', sipCode: 404 }],
    ['+8613000000000', { kind: 'refuses', sipCode: 404 }],
    ['008613000000000', { kind: 'refuses', sipCode: 404 }],
    ['', { kind: 'refuses', sipCode: 404 }],
    ['constructor', { kind: 'refuses', sipCode: 404 }],
    ['021-6123 4567', { kind: 'answers', afterSeconds: 2 }],
    ['+14155550123', { kind: 'answers' }],
  ])('%s', (user, callee) => {
    expect(calleeOf(user)).toMatchObject(callee);
  });
});
