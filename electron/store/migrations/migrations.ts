import type { WritableDb } from '../connection.ts';
import { takeInCompanies } from '../tables/customerKeys.ts';
import { rebuildCustomerSearch } from '../tables/customerSearch.ts';
import { markAllStale } from '../tables/statisticsDays.ts';
import type { Migration } from './migrate.ts';
import { sql as calls } from './0010-calls.ts';
import { sql as customers } from './0020-customers.ts';
import { sql as search } from './0030-search.ts';
import { sql as numbers } from './0040-numbers.ts';
import { sql as recordings } from './0050-recordings.ts';
import { sql as settings } from './0060-settings.ts';
import { sql as finishedRecordings } from './0070-finishedRecordings.ts';
import { sql as writeUps } from './0090-writeUps.ts';
import { allowForwarded, sql as dialledCalls } from './0100-forwardedCalls.ts';
import { sql as tasks } from './0110-tasks.ts';
import { sql as agentPeriods } from './0120-agentPeriods.ts';
import { indexCallsAnew, sql as callLog } from './0130-callLog.ts';
import { openEarlierItems, sql as missedItems } from './0140-missedItems.ts';
import { sql as recordingKeys } from './0150-recordingKeys.ts';
import { sql as retention } from './0160-retention.ts';
import { sql as customerRecords } from './0180-customers.ts';
import { sql as evidence } from './0170-evidence.ts';
import { sql as outbox } from './0190-outbox.ts';
import { sql as waveforms } from './0200-waveforms.ts';
import { sql as markers } from './0205-markers.ts';
import { sql as statistics } from './0210-statistics.ts';
import { sql as reviews } from './0220-reviews.ts';
import { recordingsOfEither, sql as reviewPackages } from './0230-reviewPackages.ts';
import { sql as packagedCalibrations } from './0260-packagedCalibrations.ts';
import { sql as enteredAfter } from './0270-enteredAfter.ts';
import { sql as blockedBy } from './0280-blockedBy.ts';
import { sql as statisticsPacking } from './0240-statisticsPacking.ts';
import { sql as logSelection } from './0250-logSelection.ts';

/** Customers are indexed by version 180, with what came into their index then. */
function indexCustomersAnew(db: WritableDb): void {
  takeInCompanies(db);
  rebuildCustomerSearch(db);
}

/** In order. A released migration is never edited: add the next number. */
export const migrations: readonly Migration[] = [
  { version: 10, sql: calls },
  { version: 20, sql: customers },
  { version: 30, sql: search },
  { version: 40, sql: numbers },
  { version: 50, sql: recordings },
  { version: 60, sql: settings },
  { version: 70, sql: finishedRecordings },
  { version: 80, sql: '' },
  { version: 90, sql: writeUps },
  { version: 100, sql: dialledCalls, after: allowForwarded },
  { version: 110, sql: tasks },
  { version: 120, sql: agentPeriods },
  // Calls are indexed by version 130, with what came into their index then.
  { version: 130, sql: callLog, after: indexCallsAnew },
  { version: 140, sql: missedItems, after: openEarlierItems },
  { version: 150, sql: recordingKeys },
  { version: 160, sql: retention },
  { version: 170, sql: evidence },
  { version: 180, sql: customerRecords, after: indexCustomersAnew },
  { version: 190, sql: outbox },
  { version: 200, sql: waveforms },
  { version: 205, sql: markers },
  { version: 210, sql: statistics, after: markAllStale },
  { version: 220, sql: reviews },
  { version: 230, sql: reviewPackages, after: recordingsOfEither },
  { version: 240, sql: statisticsPacking },
  { version: 250, sql: logSelection },
  { version: 260, sql: packagedCalibrations },
  { version: 270, sql: enteredAfter },
  { version: 280, sql: blockedBy },
];
