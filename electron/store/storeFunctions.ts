import { agentPeriodsAnswers } from './answers/agentPeriods.ts';
import { callLogAnswers } from './answers/callLog.ts';
import { chosenCallsAnswers } from './answers/chosenCalls.ts';
import { callsAnswers } from './answers/calls.ts';
import { customerImportsAnswers } from './answers/customerImports.ts';
import { ticketsAnswers } from './answers/tickets.ts';
import { customersAnswers } from './answers/customers.ts';
import { markersAnswers } from './answers/markers.ts';
import { ledgerAnswers } from './answers/ledger.ts';
import { evidenceAnswers } from './answers/evidence.ts';
import { numbersAnswers } from './answers/numbers.ts';
import { outboxAnswers } from './answers/outbox.ts';
import { recordingsAnswers } from './answers/recordings.ts';
import { retentionAnswers } from './answers/retention.ts';
import { reviewsAnswers } from './answers/reviews.ts';
import { reviewPackagesAnswers } from './answers/reviewPackages.ts';
import { settingsAnswers } from './answers/settings.ts';
import { statisticsAnswers } from './answers/statistics.ts';
import { tasksAnswers } from './answers/tasks.ts';
import { upkeepAnswers } from './answers/upkeep.ts';
import { waveformsAnswers } from './answers/waveforms.ts';
import { writeUpsAnswers } from './answers/writeUps.ts';
import type { AnswersOf } from './answers/answersOf.ts';
import { Completions } from './completions.ts';
import type { OpenStore } from './openStoreDirectory.ts';
import type { StoreApi } from './storeApi.ts';
import { inThisThread } from './threads.ts';
import type { Threads } from './threads.ts';
import { Waveforms } from './waveforms.ts';

/** Every entry of the interface on the database side. */
export type StoreFunctions = AnswersOf<StoreApi>;

/** The functions of an open store. `threads` left out = everything is done in this one. */
export function storeFunctions(store: OpenStore, threads: Threads = inThisThread(store)): StoreFunctions {
  const completions = new Completions(store);
  const waveforms = new Waveforms(store);
  return {
    ...callsAnswers(store),
    ...callLogAnswers(store),
    ...chosenCallsAnswers(store),
    ...writeUpsAnswers(store),
    ...tasksAnswers(store),
    ...ledgerAnswers(store),
    ...agentPeriodsAnswers(store),
    ...customersAnswers(store, threads.counting),
    ...customerImportsAnswers(store, threads.heavy),
    ...ticketsAnswers(store),
    ...numbersAnswers(store),
    ...recordingsAnswers(store, completions, waveforms),
    ...waveformsAnswers(store, waveforms),
    ...markersAnswers(store),
    ...retentionAnswers(store),
    ...reviewsAnswers(store, threads.counting),
    ...outboxAnswers(store),
    ...evidenceAnswers(store),
    ...reviewPackagesAnswers(store),
    ...settingsAnswers(store),
    ...statisticsAnswers(store, threads.counting),
    ...upkeepAnswers(store),
  };
}
