import type { ExistingPolicy, ImportedLine, ImportRecord, LineOutcome } from '../../../shared/customers/customerImport.ts';
import type { TakenOver } from '../tables/customerTakeOver.ts';
import type { KindsOf } from './requestKind.ts';

/** Imports of customers: staged line by line, seen all at once, and taken back the same way. */
export interface CustomerImportsRequests {
  beginImport(argument: { readonly importId: string; readonly fileName: string; readonly who: string; readonly at: number; readonly existing: ExistingPolicy }): void;
  /** At most 500 lines. Fails with `unknownImport`. */
  stageCustomers(argument: { readonly importId: string; readonly lines: readonly ImportedLine[] }): readonly LineOutcome[];
  takeOverImport(argument: { readonly importId: string }): TakenOver;
  dropImport(argument: { readonly importId: string }): void;
  /** Gives up every import that is open: for the start of a seat. */
  abandonImports(argument: null): void;
  /** Removes a part of what imports left behind; true while there is more. */
  tidyImports(argument: null): boolean;
  /** Stages the next part of taking an import back; `last` null = that was all. Then `takeOverImport` with `undoId`. */
  stageUndo(argument: { readonly undoId: string; readonly importId: string; readonly after: number; readonly who: string; readonly at: number }): { readonly last: number | null; readonly left: number };
  knownNumbers(argument: { readonly numbers: readonly string[] }): readonly string[];
  listImports(argument: { readonly limit: number }): readonly ImportRecord[];
}

export const customerImportsKinds = {
  beginImport: 'command',
  stageCustomers: 'command',
  takeOverImport: 'command',
  dropImport: 'command',
  abandonImports: 'command',
  tidyImports: 'command',
  stageUndo: 'command',
  knownNumbers: 'query',
  listImports: 'query',
} as const satisfies KindsOf<CustomerImportsRequests>;
