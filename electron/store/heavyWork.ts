import { stageCustomers } from './tables/customerImports.ts';
import { stageUndo, takeOverImport, tidyImports } from './tables/customerTakeOver.ts';

/** What the thread for heavy writing does with the main database: each a transaction that may last longer than a caller should wait. */
export const heavyWork = { stageCustomers, takeOverImport, tidyImports, stageUndo };

export type HeavyName = keyof typeof heavyWork;
export type HeavyArgument<Name extends HeavyName> = Parameters<(typeof heavyWork)[Name]>[1];
export type HeavyResult<Name extends HeavyName> = ReturnType<(typeof heavyWork)[Name]>;
