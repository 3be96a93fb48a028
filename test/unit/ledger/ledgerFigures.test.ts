import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ledgerFigures, type CountedItem } from '../../../shared/ledger/ledgerFigures.ts';
import { closingWays } from '../../../shared/ledger/missedItem.ts';

const minute = 60_000;
const range = { from: 0, until: 1_000 * minute, now: 500 * minute };
const hourOf = (at: number) => Math.floor(at / (60 * minute)) % 24;
const item = (firstAt: number, closedAt: number | null = null, serviceNumber = 'a'): CountedItem => ({ firstAt: firstAt * minute, closedAt: closedAt === null ? null : closedAt * minute, closedWay: closedAt === null ? null : 'calledBack', serviceNumber });

test('an open item counts against a share only once it is older than its time', () => {
  const { shares } = ledgerFigures([item(490), item(100), item(10, 20)], range, hourOf);
  expect(shares.map(({ closed, of }) => ({ closed, of }))).toEqual([{ closed: 1, of: 2 }, { closed: 1, of: 2 }, { closed: 1, of: 1 }]);
});

test('the median is that of what was closed in the range, never negative', () => {
  expect(ledgerFigures([item(0, 10), item(0, 30), item(5, 1)], range, hourOf).medianToCloseMs).toBe(10 * minute);
  expect(ledgerFigures([item(0, 10), item(0, 30)], range, hourOf).medianToCloseMs).toBe(20 * minute);
  expect(ledgerFigures([item(0)], range, hourOf).medianToCloseMs).toBeNull();
});

test('hours and numbers each add up to what was opened', () => {
  const counted = fc.record({
    firstAt: fc.integer({ min: -500 * minute, max: 1_500 * minute }), serviceNumber: fc.constantFrom('a', 'b', ''),
    closed: fc.option(fc.record({ closedAt: fc.integer({ min: -500 * minute, max: 1_500 * minute }), closedWay: fc.constantFrom(...closingWays) })),
  }).map(({ firstAt, serviceNumber, closed }): CountedItem => ({ firstAt, serviceNumber, closedAt: closed?.closedAt ?? null, closedWay: closed?.closedWay ?? null }));
  fc.assert(fc.property(fc.array(counted, { maxLength: 40 }), (items) => {
    const figures = ledgerFigures(items, range, hourOf);
    const sum = (some: readonly { readonly opened: number }[]) => some.reduce((total, { opened }) => total + opened, 0);
    expect(sum(figures.byHour)).toBe(figures.openedInRange);
    expect(sum(figures.byNumber)).toBe(figures.openedInRange);
    expect(figures.open).toBe(items.filter(({ closedAt }) => closedAt === null).length);
    for (const { closed, of } of figures.shares) expect(closed).toBeLessThanOrEqual(of);
  }));
});
