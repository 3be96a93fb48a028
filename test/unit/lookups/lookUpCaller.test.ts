import { describe, expect, test } from 'vitest';
import { lookUpCaller, type CallerSources, type LocalFindings } from '../../../electron/lookups/lookUpCaller.ts';
import { withDeadline } from '../../../electron/lookups/withDeadline.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import type { CallerLookUps } from '../../../shared/callers/callerLookUps.ts';

const nothing: LocalFindings = { customer: null, lastCalls: [], routing: null, blockedReason: null };
const question = { number: parsePhoneNumber('13812345678'), serviceNumber: '4008201234', customerId: null };

async function ask(sources: Partial<CallerSources>) {
  const patches: Partial<CallerLookUps>[] = [];
  const asked = { area: () => ({ kind: 'anonymous' as const }), local: () => Promise.resolve(nothing), platformRouting: null, ...sources };
  const running = lookUpCaller(question, asked, (patch) => patches.push(patch));
  const atOnce = patches.length;
  return { outcome: await running, patches, atOnce };
}

describe('looking up a caller', () => {
  test('tells the area before anything else is waited for', async () => {
    const { atOnce, patches } = await ask({});
    expect(atOnce).toBe(1);
    expect(patches[0]).toHaveProperty('area.kind', 'found');
  });

  test('asks the store once for everything that it knows', async () => {
    let asked = 0;
    await ask({ local: () => { asked += 1; return Promise.resolve(nothing); } });
    expect(asked).toBe(1);
  });

  test('says failed, not nothing, when the store fails, and still tells the routing', async () => {
    const routing = { serviceNumber: '4008201234', label: '', state: 'inService', stateReason: '', rule: 'r', hunting: 'random', onDuty: [], source: 'platform', takenAt: 1 } as const;
    const { outcome } = await ask({ local: () => Promise.reject(new Error('store is down')), platformRouting: () => Promise.resolve(routing) });
    expect(outcome.customer).toMatchObject({ kind: 'failed', message: 'store is down' });
    expect(outcome.routing).toMatchObject({ kind: 'found', source: 'platform' });
  });

  test('falls back on the kept snapshot when the platform fails', async () => {
    const kept = { serviceNumber: '4008201234', label: '', state: 'arrears', stateReason: '', rule: 'r', hunting: 'random', onDuty: [], source: 'x', takenAt: 1 } as const;
    const { outcome } = await ask({ local: () => Promise.resolve({ ...nothing, routing: kept }), platformRouting: () => Promise.reject(new Error('offline')) });
    expect(outcome.routing).toMatchObject({ kind: 'found', source: 'local store', value: { state: 'arrears' } });
  });

  test('a table that throws is a failed look-up and hurts nothing else', async () => {
    const { outcome } = await ask({ area: () => { throw new Error('bad table'); } });
    expect(outcome.area.kind).toBe('failed');
    expect(outcome.customer.kind).toBe('notFound');
  });
});

describe('a deadline', () => {
  test('turns a look-up that hangs into a value', async () => {
    expect(await withDeadline('crm', 5, () => new Promise<string>(() => {}))).toEqual({ kind: 'timedOut', source: 'crm', afterMs: 5 });
  });

  test('turns a look-up that throws at once into a value', async () => {
    const outcome = await withDeadline('crm', 50, () => { throw new Error('bad url'); });
    expect(outcome).toMatchObject({ kind: 'failed', message: 'bad url' });
  });
});
