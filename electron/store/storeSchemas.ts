import type { ZodType } from 'zod';
import { agentPeriodsArguments } from './answers/agentPeriods.ts';
import { callLogArguments } from './answers/callLog.ts';
import { chosenCallsArguments } from './answers/chosenCalls.ts';
import { callsArguments } from './answers/calls.ts';
import { customerImportsArguments } from './answers/customerImports.ts';
import { ticketsArguments } from './answers/tickets.ts';
import { customersArguments } from './answers/customers.ts';
import { markersArguments } from './answers/markers.ts';
import { ledgerArguments } from './answers/ledger.ts';
import { evidenceArguments } from './answers/evidence.ts';
import { numbersArguments } from './answers/numbers.ts';
import { outboxArguments } from './answers/outbox.ts';
import { recordingsArguments } from './answers/recordings.ts';
import { retentionArguments } from './answers/retention.ts';
import { reviewsArguments } from './answers/reviews.ts';
import { reviewPackagesArguments } from './answers/reviewPackages.ts';
import { settingsArguments } from './answers/settings.ts';
import { statisticsArguments } from './answers/statistics.ts';
import { tasksArguments } from './answers/tasks.ts';
import { upkeepArguments } from './answers/upkeep.ts';
import { waveformsArguments } from './answers/waveforms.ts';
import { writeUpsArguments } from './answers/writeUps.ts';
import type { StoreArgument, StoreRequestName } from './storeApi.ts';

/** Checks of every argument at the edge of the process. */
export const argumentSchemas: { readonly [Name in StoreRequestName]: ZodType } = {
  ...callsArguments,
  ...callLogArguments,
  ...chosenCallsArguments,
  ...writeUpsArguments,
  ...tasksArguments,
  ...ledgerArguments,
  ...agentPeriodsArguments,
  ...customersArguments,
  ...customerImportsArguments,
  ...ticketsArguments,
  ...numbersArguments,
  ...recordingsArguments,
  ...waveformsArguments,
  ...markersArguments,
  ...retentionArguments,
  ...reviewsArguments,
  ...outboxArguments,
  ...evidenceArguments,
  ...reviewPackagesArguments,
  ...settingsArguments,
  ...statisticsArguments,
  ...upkeepArguments,
};

/** The first thing wrong with an argument, without its value: values may be personal data. */
export function checkArgument<Name extends StoreRequestName>(
  name: Name, argument: unknown,
): { readonly ok: true; readonly argument: StoreArgument<Name> } | { readonly ok: false; readonly message: string } {
  const result = argumentSchemas[name].safeParse(argument);
  if (result.success) return { ok: true, argument: result.data as StoreArgument<Name> };
  const issue = result.error.issues[0];
  return { ok: false, message: `${name}: ${issue?.path.join('.') ?? ''} ${issue?.code ?? 'wrong'}` };
}
