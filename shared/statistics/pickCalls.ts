import { durationClassOf } from './durationClass.ts';
import { missedOutcomes } from './callOutcome.ts';
import type { CallRow } from './readCalls.ts';
import type { CallPick, CountedThing, StatisticsScope } from './statisticsScope.ts';

/** Whether a call is one that the figure counted. Resolution is decided by `CallerCounter` instead. */
function isCountedAs(row: CallRow, thing: CountedThing): boolean {
  switch (thing) {
    case 'offered':
      return row.incoming;
    case 'outgoing':
      return !row.incoming;
    case 'missed':
      return missedOutcomes.has(row.outcome);
    case 'queued':
      return row.incoming && row.queueSeconds >= 0;
    case 'talked':
      return row.outcome === 'answered' || row.outcome === 'reached';
    case 'wrappedUp':
      return row.wrapUpSeconds >= 0;
    case 'measured':
      return row.mos >= 0;
    case 'surveyed':
      return row.survey >= 0;
    case 'inTime':
      return row.inSlaBase && row.inTime;
    case 'late':
      return row.inSlaBase && !row.inTime;
    case 'slaBase':
      return row.inSlaBase;
    case 'resolved':
    case 'unresolved':
    case 'undecided':
      return true;
    default:
      return row.outcome === thing;
  }
}

function isInPlace(place: string, wanted: string): boolean {
  return wanted.endsWith('/*') ? place.startsWith(wanted.slice(0, -1)) : place === wanted;
}

/** The test of a pick within its scope. @param caller key of the wanted caller; null = any */
export function callPicker({ from, until }: Pick<StatisticsScope, 'from' | 'until'>, pick: CallPick, caller: number | null): (row: CallRow, words: readonly string[]) => boolean {
  const word = (words: readonly string[], position: number, wanted: string | null): boolean => wanted === null || words[position] === wanted;
  return (row, words) =>
    row.day >= from && row.day < until
    && (pick.days === null || (row.day >= pick.days.from && row.day < pick.days.until))
    && (pick.weekday === null || row.weekday === pick.weekday)
    && (pick.hour === null || row.hour === pick.hour)
    && (caller === null || row.caller === caller)
    && isCountedAs(row, pick.thing)
    && (pick.duration === null || ((row.outcome === 'answered' || row.outcome === 'reached') && durationClassOf(row.talkSeconds) === pick.duration))
    && word(words, row.agent, pick.agent)
    && word(words, row.serviceNumber, pick.serviceNumber)
    && word(words, row.queue, pick.queue)
    && (pick.disposition === null || ((row.outcome === 'answered' || row.outcome === 'reached') && words[row.disposition] === pick.disposition))
    && (pick.place === null || isInPlace(words[row.place] ?? '', pick.place));
}
