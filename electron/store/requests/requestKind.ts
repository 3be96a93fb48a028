/**
 * - `query`: changes nothing; repeated after a crash until its deadline.
 * - `command`: changes rows; repeated after a crash until it is answered.
 * - `job`: long; not repeated, fails with `storeDown` when the process dies under it.
 */
export type RequestKind = 'query' | 'command' | 'job';

/** The kind of each entry of a topic. */
export type KindsOf<Requests> = { readonly [Name in keyof Requests]: RequestKind };
