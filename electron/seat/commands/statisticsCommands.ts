import type { CallLogEntry } from '../../../shared/calls/callLogEntry.ts';
import type { ConsoleState } from '../../../shared/ipc/consoleState.ts';
import type { CallerFigures, StateTime } from '../../../shared/statistics/figures.ts';
import type { StatisticsScope } from '../../../shared/statistics/statisticsScope.ts';
import { dayMs, zoneClock } from '../../../shared/statistics/zoneClock.ts';
import { maskPhoneNumber } from '../../../shared/phoneNumbers/maskPhoneNumber.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { saveReport } from '../../statistics/saveReport.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { maskValue, stars } from '../../ipc/maskValue.ts';

/** The first look after an upgrade packs every day there is. */
const patient = { deadlineMs: 300_000 };

type Names = 'statistics:figures' | 'statistics:callers' | 'statistics:calls' | 'statistics:agentTimes' | 'statistics:slaRules';

function masked(number: string): string {
  return number === '' ? '' : maskPhoneNumber(parsePhoneNumber(number));
}

/** What a seat may see: its own calls unless it leads, numbers in full only with the right to. */
function eyesOf(state: ConsoleState) {
  const { rights, user } = state.seat;
  const leads = rights.includes('lead');
  const seesNumbers = rights.includes('seeNumbers');
  return {
    scoped: (scope: StatisticsScope): StatisticsScope => (leads ? scope : { ...scope, agent: user }),
    /** For a file: names of queues, customers and dispositions may hold numbers too. */
    inFile: <T>(figures: T): T => (seesNumbers ? figures : (maskValue(figures, stars) as T)),
    entry: (entry: CallLogEntry): CallLogEntry => (seesNumbers ? entry : { ...entry, remoteNumber: masked(entry.remoteNumber) }),
    callers: (figures: CallerFigures): CallerFigures =>
      seesNumbers ? figures : { ...figures, repeatCallers: figures.repeatCallers.map((caller) => ({ ...caller, number: masked(caller.number) })) },
  };
}

function stateTimes({ options: { store } }: SeatParts, { zone, from, until, agent }: StatisticsScope): Promise<readonly StateTime[]> {
  const clock = zoneClock(zone, from * dayMs, until * dayMs);
  return store.sumAgentTimes({ agent, from: clock.startOf(from), until: clock.startOf(until) }, patient);
}

/** What statistics are asked. */
export function statisticsQueries(parts: SeatParts): Pick<SeatQueries, Names> {
  const { store, publisher, now } = parts.options;
  const eyes = () => eyesOf(publisher.current);
  return {
    'statistics:figures': ({ scope }) => store.countCalls({ scope: eyes().scoped(scope) }, patient),
    'statistics:callers': async ({ scope, windowDays }) => eyes().callers(await store.countCallers({ scope: eyes().scoped(scope), windowDays, now: now() }, patient)),
    'statistics:calls': async ({ scope, pick, cursor }) => {
      const page = await store.listCountedCalls({ scope: eyes().scoped(scope), pick, now: now(), cursor, limit: 100 }, patient);
      return { entries: page.entries.map(eyes().entry), cursor: page.cursor };
    },
    'statistics:agentTimes': ({ scope }) => stateTimes(parts, eyes().scoped(scope)),
    'statistics:slaRules': () => store.listSlaRules(null),
  };
}

/** What is changed and written by statistics. */
export function statisticsCommands(parts: SeatParts): Pick<SeatCommands, 'statistics:setServiceLevel' | 'statistics:report'> {
  const { store, publisher, now, files, printReport } = parts.options;
  return {
    'statistics:setServiceLevel': ({ today, terms }) => store.putSlaTerms({ today, terms }),
    'statistics:report': async ({ scope: asked, windowDays, format, sections }) => {
      const state = publisher.current;
      const eyes = eyesOf(state);
      const scope = eyes.scoped(asked);
      return saveReport({
        format, files, jobs: parts.jobs, printReport, locale: state.preferences.locale,
        scope,
        gather: async () => ({
          scope, sections, locale: state.preferences.locale, dispositionRules: eyes.inFile(state.dispositionRules), serviceNumbers: state.serviceNumbers,
          figures: eyes.inFile(await store.countCalls({ scope }, patient)),
          callers: eyes.inFile(await store.countCallers({ scope, windowDays, now: now() }, patient)),
          states: await stateTimes(parts, scope),
          madeAt: now(), madeBy: state.seat.displayName === '' ? state.seat.user : state.seat.displayName,
        }),
      });
    },
  };
}
