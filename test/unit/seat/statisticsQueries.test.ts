import { expect, test } from 'vitest';
import { statisticsQueries } from '../../../electron/seat/commands/statisticsCommands.ts';
import type { SeatParts } from '../../../electron/seat/seatParts.ts';
import { rightsOf, type Role } from '../../../shared/rights/rights.ts';
import { anyPick, type StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';

const scope: StatisticsScope = { zone: 'Asia/Shanghai', from: 20_000, until: 20_001, unit: 'day', agent: '8009', serviceNumber: null, queue: null };

/** A seat of user 8001 whose store remembers which agent it was asked about. */
function seatOf(role: Role, numbersHidden: boolean) {
  const asked: (string | null)[] = [];
  const answer = <T>(result: T) => ({ scope: { agent } }: { readonly scope: StatisticsScope }) => {
    asked.push(agent);
    return Promise.resolve(result);
  };
  const store = {
    countCalls: answer({}), countCallers: answer({ repeatCallers: [{ number: '13812345678' }] }), listCountedCalls: answer({ entries: [{ remoteNumber: '13812345678' }], cursor: null }),
    sumAgentTimes: ({ agent }: { readonly agent: string | null }) => { asked.push(agent); return Promise.resolve([]); },
  };
  const publisher = { current: { seat: { user: '8001', rights: rightsOf(role, numbersHidden) } } };
  return { asked, queries: statisticsQueries({ options: { store, publisher, now: () => 0 } } as unknown as SeatParts) };
}

test.each([['agent', '8001'], ['reviewer', '8001'], ['supervisor', '8009'], ['owner', '8009']] as const)('a seat of the role %s asks about %s, whatever its window says', async (role, agent) => {
  const { asked, queries } = seatOf(role, false);
  await queries['statistics:figures']({ scope });
  await queries['statistics:callers']({ scope, windowDays: 7 });
  await queries['statistics:calls']({ scope, pick: { ...anyPick, thing: 'missed', agent: '8009' }, cursor: null });
  await queries['statistics:agentTimes']({ scope });
  expect(asked).toEqual([agent, agent, agent, agent]);
});

test('numbers leave main masked where the company hides them', async () => {
  for (const [hidden, number] of [[true, '138 **** 5678'], [false, '13812345678']] as const) {
    const { queries } = seatOf('supervisor', hidden);
    expect(await queries['statistics:callers']({ scope, windowDays: 7 })).toMatchObject({ repeatCallers: [{ number }] });
    expect(await queries['statistics:calls']({ scope, pick: { ...anyPick, thing: 'missed' }, cursor: null })).toMatchObject({ entries: [{ remoteNumber: number }] });
  }
});
