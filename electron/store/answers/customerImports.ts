import { z } from 'zod';
import { numberLabels } from '../../../shared/customers/customer.ts';
import { existingPolicies } from '../../../shared/customers/customerImport.ts';
import type { OpenStore } from '../openStoreDirectory.ts';
import type { CustomerImportsRequests } from '../requests/customerImports.ts';
import { beginImport, knownNumbers, listImports } from '../tables/customerImports.ts';
import { abandonImports, dropImport } from '../tables/customerTakeOver.ts';
import type { HeavyRun } from '../threads.ts';
import type { AnswersOf, ArgumentsOf } from './answersOf.ts';
import { count, id, nothing, number, text, time } from './fields.ts';

const line = z.object({
  line: z.int().min(1), id, name: text, company: text, level: text, tags: z.array(text).max(200), notes: z.string().max(20_000),
  numbers: z.array(z.object({ number: number.min(1), label: z.enum(numberLabels).nullable() })).max(200), fields: z.record(z.string().max(200), text),
});
export const customerImportsArguments = {
  beginImport: z.object({ importId: id, fileName: text, who: text, at: time, existing: z.enum(existingPolicies) }),
  stageCustomers: z.object({ importId: id, lines: z.array(line).max(500) }),
  takeOverImport: z.object({ importId: id }),
  dropImport: z.object({ importId: id }),
  abandonImports: nothing,
  tidyImports: nothing,
  stageUndo: z.object({ undoId: id, importId: id, after: count, who: text, at: time }),
  knownNumbers: z.object({ numbers: z.array(number).max(5_000) }),
  listImports: z.object({ limit: count }),
} satisfies ArgumentsOf<CustomerImportsRequests>;

/** The entries of this topic on an open store. */
export function customerImportsAnswers({ db }: OpenStore, heavy: HeavyRun): AnswersOf<CustomerImportsRequests> {
  return {
    beginImport: (argument) => beginImport(db, argument),
    stageCustomers: (argument) => heavy('stageCustomers', argument),
    takeOverImport: (argument) => heavy('takeOverImport', argument),
    dropImport: (argument) => dropImport(db, argument),
    abandonImports: () => abandonImports(db),
    tidyImports: (argument) => heavy('tidyImports', argument),
    stageUndo: (argument) => heavy('stageUndo', argument),
    knownNumbers: (argument) => knownNumbers(db, argument),
    listImports: (argument) => listImports(db, argument),
  };
}
