/** People of a call centre, as a provisioning file names them. A seat that nobody provisioned otherwise is its owner's. */
export const roles = ['agent', 'supervisor', 'reviewer', 'owner'] as const;
export type Role = (typeof roles)[number];

/**
 * - `seeNumbers`: callers' numbers in full; else masked, on screens and in everything that leaves the program.
 * - `exportData`: write calls, customers, recordings and reports into files.
 * - `review`: listen to recordings of others and score them.
 * - `lead`: assign missed calls and reviews, write score cards, decide about blocked numbers, write-ups and breaks, see the figures
 *   of others.
 * - `keepHouse`: rules of recording and retention, legal hold, deletion, keys, connections to other systems.
 */
export const rights = ['seeNumbers', 'exportData', 'review', 'lead', 'keepHouse'] as const;
export type Right = (typeof rights)[number];

const ofRole: Readonly<Record<Role, readonly Right[]>> = {
  agent: [],
  supervisor: ['exportData', 'review', 'lead'],
  reviewer: ['exportData', 'review'],
  owner: ['exportData', 'review', 'lead', 'keepHouse'],
};

/** What a role may. @param numbersHidden the company hides callers' numbers from this seat */
export function rightsOf(role: Role, numbersHidden: boolean): readonly Right[] {
  return numbersHidden ? ofRole[role] : ['seeNumbers', ...ofRole[role]];
}
