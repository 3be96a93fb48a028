import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CallEvent } from '../../shared/calls/callEvent.ts';
import type { LedgerFact } from '../../shared/ledger/missedItem.ts';
import { rawOf } from '../../electron/store/connection.ts';
import { rolledBackStore } from './rolledBackStore.ts';
import { anyCall, anyImportedCall, anyTime, type OpenedForTest } from './temporaryStore.ts';

const { forTest, again: startAgain } = rolledBackStore();

const numbers = ['13800000001', '13800000002', '13800000003', ''] as const;
const minute = 60_000;

const callStep = fc.record({
  do: fc.constantFrom('missed', 'answered', 'calledBack', 'tried', 'forwarded'),
  number: fc.constantFrom(...numbers),
  /** The clock may jump anywhere. */
  at: fc.integer({ min: 0, max: 60 }),
  /** Sent again after a crash, at once or much later. */
  again: fc.constantFrom('never', 'atOnce', 'later'),
});
const personStep = fc.record({ do: fc.constantFrom('close', 'reopen', 'assign', 'join', 'part'), nth: fc.nat(5), after: fc.integer({ min: -90_000, max: 90_000 }) });
const imported = fc.record({ do: fc.constantFrom('importMissed', 'importCallBack', 'importTried'), number: fc.constantFrom(...numbers), at: fc.integer({ min: 0, max: 60 }) });
type Step = { readonly do: string; readonly number?: string; readonly at?: number; readonly again?: string; readonly nth?: number; readonly after?: number };

interface Item { readonly itemId: string; readonly state: string; readonly caller: string; readonly customerId: string | null; readonly misses: number; readonly closedAt: number | null }
const itemsOf = ({ store }: OpenedForTest) => rawOf(store.db).prepare('SELECT itemId, state, caller, customerId, misses, closedAt FROM missedItem ORDER BY id').all() as Item[];
const factsOf = ({ ask }: OpenedForTest, itemId: string): readonly LedgerFact[] => ask.getMissed({ itemId })?.facts ?? [];

function takeStep({ ask }: OpenedForTest, step: Step, index: number, itemIds: readonly string[]): (() => void) | undefined {
  const callId = `call${index}`;
  const startedAt = anyTime + (step.at ?? 0) * minute;
  const number = step.number ?? '';
  const itemId = itemIds[(step.nth ?? 0) % Math.max(1, itemIds.length)];
  const at = anyTime + 30 * minute + (step.after ?? 0);
  switch (step.do) {
    case 'missed': case 'answered': case 'calledBack': case 'tried': case 'forwarded': {
      const outgoing = step.do === 'calledBack' || step.do === 'tried';
      const cause = step.do === 'forwarded' ? 'redirected' : step.do === 'missed' ? 'cancelled' : step.do === 'tried' ? 'noAnswer' : 'hungUp';
      const events: CallEvent[] = [
        { kind: 'rang', at: startedAt },
        ...(step.do === 'answered' || step.do === 'calledBack' ? [{ kind: 'answered', at: startedAt + 1_000 } as const] : []),
        { kind: 'ended', at: startedAt + 2_000, end: { by: 'remote', cause } },
      ];
      const send = () => {
        ask.beginCall(anyCall({ callId, startedAt, remoteNumber: number, direction: outgoing ? 'outgoing' : 'incoming' }));
        events.forEach((event, sequence) => ask.appendCallEvents({ callId, events: [{ sequence, event }] }));
      };
      send();
      return send;
    }
    case 'importMissed': case 'importCallBack': case 'importTried': {
      const outgoing = step.do !== 'importMissed';
      const unanswered = { answeredAt: null, talkSeconds: 0, endCause: 'cancelled' } as const;
      const call = anyImportedCall({ callId, startedAt, remoteNumber: number, direction: outgoing ? 'outgoing' : 'incoming', ...(step.do === 'importMissed' ? { ...unanswered, result: 'missed' } : step.do === 'importTried' ? { ...unanswered, result: 'failed' } : {}) });
      const send = () => ask.importCalls([call]);
      send();
      return send;
    }
    case 'join':
      ask.saveCustomer({ id: 'K', draft: { name: '王丽', company: '', level: '', tags: [], notes: '', numbers: ['13800000001', '13800000002'] }, at });
      ask.gatherMissed({ at });
      return undefined;
    case 'part':
      ask.saveCustomer({ id: 'K', draft: { name: '王丽', company: '', level: '', tags: [], notes: '', numbers: ['13800000001'] }, at });
      return undefined;
    default: {
      if (itemId === undefined) return undefined;
      const word = () => {
        if (step.do === 'close') ask.closeMissed({ itemId, reason: 'handledElsewhere', note: '', by: '8001', at });
        else if (step.do === 'reopen') ask.reopenMissed({ itemId, by: '8001', at });
        else ask.assignMissed({ itemId, to: '8002', by: '8001', at });
      };
      try {
        word();
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/tooLate|notFound/);
        return undefined;
      }
      return step.do === 'assign' ? undefined : word;
    }
  }
}

/** Whatever came before: nothing is lost, nothing is open twice, nothing is closed twice. */
function expectSound(opened: OpenedForTest): void {
  const items = itemsOf(opened);
  const openItems = items.filter(({ state }) => state === 'open');
  expect(new Set(openItems.map(({ caller }) => caller)).size).toBe(openItems.length);
  const customers = openItems.map(({ customerId }) => customerId).filter((id) => id !== null);
  expect(new Set(customers).size).toBe(customers.length);
  const missedCalls = rawOf(opened.store.db).prepare(`SELECT count(*) AS n FROM call WHERE direction = 'incoming' AND result = 'missed'`).get() as { n: number };
  const standing = items.filter(({ state }) => state !== 'merged');
  expect(standing.reduce((sum, { misses }) => sum + misses, 0)).toBe(missedCalls.n);
  for (const { itemId, state, misses } of standing) {
    const facts = factsOf(opened, itemId);
    expect(facts.filter(({ kind }) => kind === 'missed')).toHaveLength(misses);
    expect(new Set(facts.flatMap((fact) => (fact.kind === 'missed' ? [fact.callId] : []))).size).toBe(misses);
    const closings = facts.filter(({ kind }) => kind === 'closed').length;
    const reopenings = facts.filter(({ kind }) => kind === 'reopened').length;
    expect(closings - reopenings).toBe(state === 'closed' ? 1 : 0);
  }
}

test('the ledger never loses a missed call, never has two open items for one caller, and never closes one twice', () => {
  forTest();
  fc.assert(
    fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: callStep }, { weight: 2, arbitrary: personStep }, { weight: 2, arbitrary: imported }), { maxLength: 24 }), (steps) => {
      const opened = startAgain();
      const later: (() => void)[] = [];
      steps.forEach((step: Step, index) => {
        const again = takeStep(opened, step, index, itemsOf(opened).map(({ itemId }) => itemId));
        const before = JSON.stringify(itemsOf(opened));
        if (step.again !== 'later') again?.();
        expect(JSON.stringify(itemsOf(opened))).toBe(before);
        if (again !== undefined && step.again === 'later') later.push(again);
        expectSound(opened);
      });
      const before = JSON.stringify(itemsOf(opened));
      for (const again of later) again();
      expect(JSON.stringify(itemsOf(opened))).toBe(before);
    }),
    { numRuns: 120 },
  );
});

test('imported calls leave the same callers open in whatever order they come', () => {
  forTest();
  fc.assert(
    fc.property(fc.uniqueArray(imported, { maxLength: 8, selector: ({ at }) => at }), fc.infiniteStream(fc.nat()), (steps, dice) => {
      const run = (order: readonly { readonly step: Step; readonly index: number }[]) => {
        const opened = startAgain();
        for (const { step, index } of order) takeStep(opened, step, index, []);
        expectSound(opened);
        const open = itemsOf(opened).filter(({ state }) => state === 'open').map(({ caller }) => caller).sort();
          return open;
      };
      const told = steps.map((step, index) => ({ step, index }));
      const shuffled = told.map((one) => ({ one, at: dice.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
      expect(run(shuffled)).toEqual(run(told));
    }),
    { numRuns: 80 },
  );
});
